export { COUNTY_FORMATS, type CountyFormat, countyFiles } from './county-layers.ts';
export { EXAMPLES } from './examples.ts';
export { datasetFiles, type FileToWrite, type WriteOptions } from './files.ts';
export { FolderInUse, type FolderOptions, refuseIfInUse, writeDataset, writeFolder } from './folder.ts';
export { templateFiles } from './template.ts';
