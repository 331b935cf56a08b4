export { dissolve } from './dissolve.ts';
export { type GeoJson, type GeoJsonFeature, planGeoJson } from './plan-geojson.ts';
export { schoolTable, unitTable } from './plan-tables.ts';
export { proofText, proofTexts } from './proof.ts';
export { pupilsWhoChange, type SummaryLine, summaryLines, summaryTable } from './summary.ts';
export {
  type Cell,
  type Column,
  plainTable,
  type ReportTable,
  shownCell,
  shownNumber,
  type Text,
  UNKNOWN_MARK,
} from './table.ts';
