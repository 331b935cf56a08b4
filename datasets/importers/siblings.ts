import { IMPORTERS } from './formats.ts';
import { extensionOf, type SourceFile } from './source.ts';

/** Which files belong together: the parts of a shapefile differ only in their endings. */
export interface Siblings {
  readonly beside: (file: SourceFile, extension: string) => SourceFile | null;
  /** Whether a file is read with another one. */
  readonly isCompanion: (file: SourceFile) => boolean;
}

export function siblingsOf(files: readonly SourceFile[]): Siblings {
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  const beside = (file: SourceFile, extension: string) =>
    byName.get(`${file.name.replace(/\.[^./\\]*$/, '')}.${extension}`.toLowerCase()) ?? null;
  return {
    beside,
    isCompanion(file) {
      const extension = extensionOf(file.name);
      // Descriptions of shapefiles, `streets.shp.xml`.
      if (/\.shp\.xml$/i.test(file.name)) return true;
      return IMPORTERS.some(
        ({ extensions, companions = [] }) =>
          companions.includes(extension) && extensions.some((main) => beside(file, main) !== null),
      );
    },
  };
}
