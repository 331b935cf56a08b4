export { type Complaint, complaintLine, type Language } from './complaint.ts';
export { COMPLAINTS, type ComplaintCode } from './complaints/catalogue.ts';
export { ComplaintList, type Place } from './complaints/list.ts';
export type {
  Adjacency,
  CurriculumRow,
  EarlierMove,
  EnrolmentRow,
  MultiPolygon,
  Problem,
  School,
  Stage,
  StreetLine,
  Teacher,
  Tier,
  TravelRow,
  Units,
} from './problem.ts';
export { pupilsOf, stagePupils } from './problem.ts';
export {
  NO_TABLES,
  type RawCell,
  type RawHeader,
  type RawLine,
  type RawPolygon,
  type RawRecord,
  type RawRow,
  type RawTable,
  type RawTables,
  tableOf,
} from './raw.ts';
export * from './tables/index.ts';
