/** The door of the benchmarks for the command line. */
export { FIGURES } from './figures.ts';
export { publish } from './publish.ts';
export { markdownTable } from './report/markdown.ts';
export { benchPage, type SuiteResult } from './report/page.ts';
export { rowsOf } from './report/rows.ts';
export { readRecords, runSuite } from './run.ts';
export type { Case, RunRecord, Suite } from './suite.ts';
export { SUITES } from './suites/index.ts';
