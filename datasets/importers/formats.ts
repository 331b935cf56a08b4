import { CSV } from './csv.ts';
import { DBASE } from './dbase.ts';
import { GEOJSON } from './geojson.ts';
import { GEOPACKAGE } from './geopackage.ts';
import { GEOTIFF, SRTM } from './grids.ts';
import { OSM_PBF, OSM_XML } from './openstreetmap.ts';
import { SHAPEFILE } from './shapefile.ts';
import type { Importer } from './source.ts';
import { XLSX } from './xlsx.ts';

/** Every format that can be read; a new one is a file beside these and a line here. */
export const IMPORTERS: readonly Importer[] = [
  CSV,
  XLSX,
  GEOJSON,
  SHAPEFILE,
  DBASE,
  GEOPACKAGE,
  OSM_PBF,
  OSM_XML,
  GEOTIFF,
  SRTM,
];

/** Endings of files that may lie in a folder of sources: of the formats, of what belongs to them, and of archives. */
export const READABLE: ReadonlySet<string> = new Set([
  ...IMPORTERS.flatMap(({ extensions, companions = [] }) => [...extensions, ...companions]),
  'zip',
  'gz',
]);
