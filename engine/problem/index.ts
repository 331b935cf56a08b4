export { type Complaint, complaintLine, type Language } from './complaint.ts';
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
export * from './tables/index.ts';
