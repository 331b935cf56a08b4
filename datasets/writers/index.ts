export { datasetFiles, type FileToWrite, type WriteOptions } from './files.ts';
export { FolderInUse, type FolderOptions, writeDataset, writeFolder } from './folder.ts';
