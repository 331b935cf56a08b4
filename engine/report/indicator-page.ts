import { type County, countyVerdict } from '../indicators/index.ts';
import type { Language } from '../problem/index.ts';
import { STATES } from './figures.ts';
import { classChart } from './html/class-chart.ts';
import { coefficientChart } from './html/coefficient-chart.ts';
import { escapeHtml } from './html/escape.ts';
import { leakageChart } from './html/leakage-chart.ts';
import { htmlPage } from './html/page.ts';
import { standardChart } from './html/standard-chart.ts';
import { stateChart } from './html/state-chart.ts';
import { htmlTable } from './html/table.ts';
import { verdictTable } from './indicator-tables.ts';
import { keyFiguresTable, ratiosTable } from './overview-tables.ts';
import { selfCheck } from './self-check.ts';
import { schoolsToDo, selfCheckCounts } from './self-check-table.ts';
import { sourcesNote, sourcesTable } from './sources.ts';
import type { Text } from './table.ts';

/** As many schools as a page lists; the workbook has all of them. */
const MOST_SCHOOLS = 200;

export interface PageHead {
  readonly title: Text;
  /** As it is to be printed; the engine has no clock. Null: none. */
  readonly date: string | null;
  readonly travel: Text;
}

/** The self-check of a county as one page: verdict, charts, what is not met school by school, every figure, every source. */
export function indicatorPage(county: County, head: PageHead, language: Language): string {
  const verdict = countyVerdict(county);
  const rows = selfCheck(county);
  const title = head.title[language];
  const charts = [
    coefficientChart(county, language),
    standardChart(county, language),
    stateChart(rows, language),
    classChart(county, language),
    leakageChart(county, language),
  ];
  const body = [
    `<header><h1>${escapeHtml(title)}</h1>`,
    ...[head.date, BASIS[county.basis][language], head.travel[language], sourcesNote(county.policy)[language]]
      .filter((line) => line !== null)
      .map((line) => `<p class="sub">${escapeHtml(line)}</p>`),
    '</header>',
    `<p class="verdict ${verdict.verdict}">${escapeHtml(verdictSentence(county, language))}</p>`,
    htmlTable(verdictTable(county), language),
    htmlTable(keyFiguresTable(county), language),
    htmlTable(ratiosTable(county), language),
    ...charts,
    htmlTable(selfCheckCounts(county), language),
    toDoSection(county, language),
    htmlTable(sourcesTable(county.policy), language),
  ];
  return htmlPage(title, language, body.join('\n'));
}

const BASIS: Readonly<Record<County['basis'], Text>> = {
  enrolment: { en: 'Pupils: enrolled today.', zh: '学生口径：现有在校生。' },
  zonesInForce: { en: 'Pupils: residents by the zones in force.', zh: '学生口径：按现行学区的常住学生。' },
  plan: { en: 'Pupils: residents by the plan.', zh: '学生口径：按方案划片的常住学生。' },
};

/** The verdict in one sentence, with how much of it hangs on what is not known. */
export function verdictSentence(county: County, language: Language): string {
  const { verdict, failed, unknown, conditions } = countyVerdict(county);
  const { name } = county.policy;
  const state = STATES[verdict][language];
  if (language === 'zh')
    return `${name.zh}：${state}。共 ${conditions.length} 项条件，${failed} 项未达标，${unknown} 项缺少数据。`;
  return `${name.en}: ${state}. Of ${conditions.length} conditions ${failed} are not met and ${unknown} lack data.`;
}

/** What is to be done, a small table a school; a county of thousands of schools has the rest in the workbook. */
function toDoSection(county: County, language: Language): string {
  const all = schoolsToDo(county);
  const shown = all.slice(0, MOST_SCHOOLS).map(({ table }) => htmlTable(table, language, { heading: 'h3' }));
  const more = all.length - shown.length;
  const rest =
    language === 'zh' ? `另有 ${more} 所见表格文件。` : `${more} more schools are in the workbook.`;
  return [
    `<h2>${language === 'zh' ? '分校整改清单' : 'What is to be done, school by school'}</h2>`,
    ...shown,
    more > 0 ? `<p class="note">${rest}</p>` : '',
  ].join('\n');
}
