import {
  type County,
  countyFigures,
  countyVerdict,
  INDICATORS,
  isKnown,
  lackText,
  schoolFigures,
} from '../indicators/index.ts';
import { decimalsOf, unitText } from '../unit-words.ts';
import { NONE } from '../units.ts';
import { text } from './columns.ts';
import { limitText, verdictText } from './figures.ts';
import { sourceText } from './sources.ts';
import { stageCells, stageColumns } from './stage-cells.ts';
import type { Cell, Column, ReportTable, Text } from './table.ts';
import { stageName, tierName } from './words.ts';

/** Every indicator of the county and its stages, with unit, limit and what the limit says. */
export function countyTable(county: County): ReportTable {
  return {
    id: 'county',
    title: { en: 'County indicators', zh: '县域指标' },
    columns: [
      text('indicator', 'Indicator', '指标'),
      text('stage', 'Stage', '学段'),
      { ...text('value', 'Value', '数值'), kind: 'number', decimals: 3 },
      text('unit', 'Unit', '单位'),
      text('limit', 'Limit', '标准'),
      text('verdict', 'Verdict', '判定'),
      text('formula', 'Formula', '算法'),
      text('source', 'Source', '依据'),
    ],
    rows: countyFigures(county).map((one) => [
      one.indicator.name,
      one.stage === null ? { en: 'county', zh: '全县' } : stageName(one.stage),
      isKnown(one.figure) ? one.figure : lackText(one.figure),
      unitText(one.indicator.unit),
      one.limit ? limitText(one.limit, one.indicator.unit) : '',
      verdictText(one) ?? '',
      one.indicator.formula,
      one.indicator.source,
    ]),
  };
}

/** What the profile's limits say of the county: a row an indicator, stages side by side, and where the limit stands. */
export function verdictTable(county: County): ReportTable {
  const byIndicator = Map.groupBy(countyVerdict(county).conditions, ({ indicator }) => indicator);
  return {
    id: 'verdict',
    title: { en: 'Verdict under the profile', zh: '县域判定' },
    columns: [
      text('indicator', 'Indicator', '指标'),
      ...stageColumns(county),
      text('county', 'County', '全县'),
      text('source', 'Source of the limit', '标准出处'),
    ],
    rows: [...byIndicator].map(([indicator, of]): Cell[] => [
      indicator.name,
      ...stageCells(county, of),
      sourceText(county.policy.sources[of[0]!.limit!.path] ?? null),
    ]),
  };
}

/** One row a school and stage, one column an indicator of schools; what is not known is empty. */
export function schoolFiguresTable(county: County): ReportTable {
  const indicators = INDICATORS.filter(({ school }) => school);
  const { problem } = county;
  const columns = indicators.map(
    ({ id, name, unit, schoolUnit = unit }): Column => ({
      id,
      header: withUnit(name, schoolUnit),
      kind: schoolUnit === 'share' ? 'share' : 'number',
      decimals: decimalsOf(schoolUnit),
    }),
  );
  const rows = problem.schools.flatMap((school, s) => {
    const figures = schoolFigures(county, s, indicators);
    return school.stages.flatMap((stage): Cell[][] => {
      const sheet = county.sheets[stage]!;
      if (!sheet.schools.includes(s)) return [];
      const ofStage = figures.filter((one) => one.stage === sheet.id);
      return [
        [
          school.id,
          school.name,
          stageName(sheet.id),
          school.township === NONE ? null : problem.townships[school.township]!,
          tierName(school.tier),
          sheet.evaluated[s] === 1 ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' },
          ...ofStage.map(({ figure }) => (isKnown(figure) ? figure : null)),
        ],
      ];
    });
  });
  return {
    id: 'schoolFigures',
    title: { en: 'School indicators', zh: '学校指标' },
    columns: [
      text('school', 'School', '学校编号'),
      text('name', 'Name', '学校名称'),
      text('stage', 'Stage', '学段'),
      text('township', 'Township', '乡镇'),
      text('tier', 'Type', '类别'),
      text('evaluated', 'Evaluated', '纳入评估'),
      ...columns,
    ],
    rows,
  };
}

/** Figures by township, kind of school, subject or grade band, where an indicator tells them. */
export function partsTable(county: County): ReportTable {
  const rows: Cell[][] = [];
  for (const indicator of INDICATORS) {
    for (const sheet of county.sheets) {
      for (const { name, figure } of indicator.parts?.(county, sheet) ?? []) {
        rows.push([
          indicator.id.startsWith('betweenTownships.')
            ? INDICATORS.find(({ id }) => id === indicator.id.replace('betweenTownships', 'ratio'))!.name
            : indicator.name,
          stageName(sheet.id),
          name,
          isKnown(figure) ? figure : null,
          unitText(partUnit(indicator.id, indicator.unit)),
        ]);
      }
    }
  }
  return {
    id: 'parts',
    title: { en: 'By township, grade and subject', zh: '分乡镇、年级、学科' },
    columns: [
      text('indicator', 'Indicator', '指标'),
      text('stage', 'Stage', '学段'),
      text('part', 'Part', '分组'),
      { ...text('value', 'Value', '数值'), kind: 'number', decimals: 3 },
      text('unit', 'Unit', '单位'),
    ],
    rows,
  };
}

/** The parts of a dispersion are the means of its townships, in the unit of the ratio. */
function partUnit(id: string, unit: string): string {
  if (!id.startsWith('betweenTownships.')) return unit;
  return INDICATORS.find((one) => one.id === id.replace('betweenTownships', 'ratio'))!.unit;
}

function withUnit(name: Text, unit: string): Text {
  const { en, zh } = unitText(unit);
  return { en: en ? `${name.en} (${en})` : name.en, zh: zh ? `${name.zh}（${zh}）` : name.zh };
}
