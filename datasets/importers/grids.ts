import { looksLikeTiff, readGeoTiff } from './raster/geotiff.ts';
import { readHgt } from './raster/hgt.ts';
import type { FileContent, Importer } from './source.ts';
import { complainOfDamage, tellDamage } from './tell-damage.ts';

/** GeoTIFF grids: heights or people, as the mapping or the name says. */
export const GEOTIFF: Importer = {
  id: 'geotiff',
  extensions: ['tif', 'tiff'],
  recognises: looksLikeTiff,
  async read(file, _told, complaints): Promise<FileContent> {
    try {
      return { rasters: [await readGeoTiff(file.name, file.bytes)] };
    } catch (error) {
      complainOfDamage(file.name, error, complaints);
      return {};
    }
  },
};

/** Tiles of heights from the shuttle's radar. */
export const SRTM: Importer = {
  id: 'srtm',
  extensions: ['hgt'],
  read(file, _told, complaints): FileContent {
    const raster = tellDamage(file, complaints, () => readHgt(file.name, file.bytes));
    return raster ? { rasters: [raster] } : {};
  },
};
