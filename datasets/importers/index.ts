export { readSources, type SourceFiles } from './folder.ts';
export { IMPORTERS } from './formats.ts';
export { loadDataset } from './load.ts';
export { type FileMapping, MAPPING_FILE, type Mapping, NO_MAPPING, readMapping } from './mapping.ts';
export type { Provenance, Question } from './prepare/draft.ts';
export { loadFiles, type ReadDataset, type ReadOptions, readDataset } from './read.ts';
export type { FileContent, Importer, SourceFile } from './source.ts';
export type { Taken } from './taken.ts';
