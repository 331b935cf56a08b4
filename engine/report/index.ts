export { changesTable } from './changes.ts';
export { choices, choiceTable, choiceText, type OutsideEnrolment } from './choice.ts';
export { type Compared, compareTable, honestyTable, losersTable } from './comparison.ts';
export { dissolve } from './dissolve.ts';
export { exchangeChainTable } from './exchange-chain.ts';
export { exchangeGoalsTable, exchangeGoalText, type GoalsToday, provedOf } from './exchange-goals.ts';
export { exchangePairsTable, type PairRow } from './exchange-pairs.ts';
export { exchangeTables } from './exchange-tables.ts';
export { figureText, limitText, STATES, verdictText } from './figures.ts';
export { indicatorPage, type PageHead, verdictSentence } from './indicator-page.ts';
export { countyTable, partsTable, schoolFiguresTable, verdictTable } from './indicator-tables.ts';
export { indicatorsJson } from './indicators-json.ts';
export {
  heirsOf,
  layoutDecisionsTable,
  layoutDisplacedTable,
  layoutYearsTable,
} from './layout-tables.ts';
export { noticeTable } from './notice.ts';
export { type NoticeHead, noticePage } from './notice-page.ts';
export { assumptionsTable, outlookTable, VARIANT_NAMES } from './outlook-tables.ts';
export { keyFiguresTable, ratiosTable } from './overview-tables.ts';
export { dayOf, pageHead } from './page-head.ts';
export { type GeoJson, type GeoJsonFeature, planGeoJson } from './plan-geojson.ts';
export { schoolTable, unitTable } from './plan-tables.ts';
export { goalName, goalUnit, proofText, proofTexts } from './proof.ts';
export { type CheckRow, type CheckState, selfCheck } from './self-check.ts';
export { schoolsToDo, selfCheckCounts, selfCheckTable } from './self-check-table.ts';
export { sourcesNote, sourcesTable, sourceText } from './sources.ts';
export { pupilsWhoChange, type SummaryLine, summaryLines, summaryTable } from './summary.ts';
export {
  type Cell,
  type Column,
  type PlainTable,
  plainTable,
  type ReportTable,
  shownCell,
  shownNumber,
  type Text,
  UNKNOWN_MARK,
} from './table.ts';
export { countyName, schoolName, stageName } from './words.ts';
export { indicatorWorkbook } from './workbook.ts';
