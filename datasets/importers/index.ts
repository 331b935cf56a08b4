export { readSources, type SourceFiles } from './folder.ts';
export { IMPORTERS } from './formats.ts';
export { loadDataset } from './load.ts';
export { loadFiles, type ReadDataset, readDataset } from './read.ts';
export type { FileContent, Importer, SourceFile } from './source.ts';
