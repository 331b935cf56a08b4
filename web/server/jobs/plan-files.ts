import {
  choices,
  choiceTable,
  countyInForce,
  countyUnderPlan,
  dayOf,
  indicatorPage,
  indicatorWorkbook,
  type JudgedPlan,
  type Language,
  noticePage,
  type Prepared,
  pageHead,
  placementInForce,
  placementOfPlan,
  planGeoJson,
  planText,
  schoolTable,
  summaryLines,
  summaryTable,
  type TravelTable,
  unitTable,
} from '../../../engine/index.ts';
import { COLUMNS_MEDIA, encodeColumns } from '../../shared/index.ts';
import { figuresOf } from '../analysis/figures.ts';
import { packAssignment } from '../analysis/pack.ts';
import { jsonFile, tableFiles, textFile } from './out-files.ts';
import type { OutFile } from './task.ts';

/** Read by routes of their own, in these forms. */
export const ASSIGNMENT_FILE = 'assignment.columns';
export const FIGURES_FILE = 'figures.json';
export const LAYOUT_FILE = 'layout.json';

/** Of one year of a layout. */
export function assignmentFileOf(year: number): string {
  return `assignment-${year}.columns`;
}

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/**
 * Every file of a judged plan. One that breaks rules has figures and a map, so that it can be looked at and mended, but neither
 * tables nor notices: those are for handing out.
 */
export async function planFiles(
  { problem, policy }: Prepared,
  travel: TravelTable,
  { plan, report }: JudgedPlan,
): Promise<OutFile[]> {
  const text: OutFile = {
    name: 'plan.json',
    media: 'application/json',
    bytes: new TextEncoder().encode(planText(plan)),
  };
  const { status, levels } = plan.result;
  // Of a plan that was never found there is nothing to be looked at.
  if (levels.length === 0) return [text];
  const { options } = plan;
  const placed = placementOfPlan(problem, policy.zoning, travel, plan);
  const before = placementInForce(problem, policy.zoning, travel, options);
  const lines = summaryLines(before, placed, options.allowIslands);
  const now = countyUnderPlan(problem, policy, travel, plan);
  const figures = figuresOf(now, countyInForce(problem, policy, travel, options), lines, plan.classes);
  const files = [
    text,
    {
      name: ASSIGNMENT_FILE,
      media: COLUMNS_MEDIA,
      bytes: encodeColumns(packAssignment(problem, placed.assignment)),
    },
    jsonFile(FIGURES_FILE, 'application/json', figures),
    jsonFile('zones.geojson', 'application/geo+json', planGeoJson(placed)),
  ];
  if (report.violations.length > 0 || (status !== 'optimal' && status !== 'feasible')) return files;
  const outside = choices(placed, policy);
  const head = pageHead(problem.name, travel.mode, dayOf(new Date()));
  const notice = { county: problem.name, year: options.year, entryOnly: options.mode === 'entryCohort' };
  return [
    ...files,
    ...LANGUAGES.flatMap((language) => [
      textFile(`report.${language}.html`, HTML, indicatorPage(now, head, language)),
      textFile(`notice.${language}.html`, HTML, noticePage(placed, notice, language)),
    ]),
    ...(await tableFiles(
      [
        summaryTable(lines),
        schoolTable(placed),
        unitTable(placed, plan.exceptions),
        ...(outside.length > 0 ? [choiceTable(placed, policy)] : []),
        ...indicatorWorkbook(now, placed),
      ],
      'plan',
    )),
  ];
}

const HTML = 'text/html; charset=utf-8';
