import type { County, Placement } from '../indicators/index.ts';
import { countyTable, partsTable, schoolFiguresTable, verdictTable } from './indicator-tables.ts';
import { noticeTable } from './notice.ts';
import { keyFiguresTable, ratiosTable } from './overview-tables.ts';
import { selfCheckCounts, selfCheckTable } from './self-check-table.ts';
import { sourcesTable } from './sources.ts';
import type { ReportTable } from './table.ts';

/** The sheets of the workbook that a county files: verdict, self-check, every figure, every source. */
export function indicatorWorkbook(county: County, placed: Placement | null = null): readonly ReportTable[] {
  return [
    verdictTable(county),
    keyFiguresTable(county),
    ratiosTable(county),
    selfCheckTable(county),
    selfCheckCounts(county),
    countyTable(county),
    schoolFiguresTable(county),
    partsTable(county),
    ...(placed ? [noticeTable(placed)] : []),
    sourcesTable(county.policy),
  ];
}
