export { parts as partsNeighbours } from './adjacency/line-kinds.ts';
export { adjacencyOf, type Pair, piecesOf } from './adjacency/pairs.ts';
export { type Built, buildProblem } from './build/build.ts';
export { contentHash } from './canonical.ts';
export { type Complaint, complaintLine, type Language } from './complaint.ts';
export { COMPLAINTS, type ComplaintCode } from './complaints/catalogue.ts';
export { ComplaintList, type Place } from './complaints/list.ts';
export { counted } from './counted.ts';
export { NO_STOCKS, plainSchool } from './plain-school.ts';
export type {
  Adjacency,
  BirthRow,
  CurriculumRow,
  EarlierMove,
  EnrolmentRow,
  Growth,
  HousingRow,
  MultiPolygon,
  Outcomes,
  Problem,
  ReportedId,
  School,
  Stage,
  StreetLine,
  TargetRow,
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
  REMARK,
  tableOf,
} from './raw.ts';
export { type Roll, rollOf, type ZonesFrom } from './rolls.ts';
export { sealProblem } from './seal.ts';
export * from './tables/index.ts';
