import { CSV } from './csv.ts';
import { GEOJSON } from './geojson.ts';
import type { Importer } from './source.ts';
import { XLSX } from './xlsx.ts';

/** Every format that can be read; a new one is a file beside these and a line here. */
export const IMPORTERS: readonly Importer[] = [CSV, XLSX, GEOJSON];
