export { occupiedShare, pupilsOfDwellings } from './housing.ts';
export {
  canProject,
  type Outlook,
  type OutlookCount,
  type OutlookYear,
  outlook,
  USUAL_YEARS,
} from './outlook.ts';
export { type ProjectionParameters, projectionParameters } from './parameters.ts';
export { type EntryBasis, type Projection, projectPupils } from './project.ts';
export { wholeChildren } from './whole-children.ts';
