import {
  type County,
  countyFigures,
  type Figure,
  INDICATORS,
  isKnown,
  type StageSheet,
} from '../indicators/index.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../policy/index.ts';
import { number, text } from './columns.ts';
import { figureText } from './figures.ts';
import { judgedText, stageCells, stageColumns } from './stage-cells.ts';
import type { Cell, ReportTable } from './table.ts';
import { stageName } from './words.ts';

/** Indicators that are no family over ratios, a row each, stages side by side; what the profile limits says so. */
export function keyFiguresTable(county: County): ReportTable {
  const figures = countyFigures(
    county,
    INDICATORS.filter(({ id, group }) => !id.includes('.') && group !== 'reported'),
  );
  const byIndicator = Map.groupBy(figures, ({ indicator }) => indicator);
  return {
    id: 'keyFigures',
    title: { en: 'Key figures', zh: '主要指标' },
    columns: [
      text('indicator', 'Indicator', '指标'),
      ...stageColumns(county),
      text('county', 'County', '全县'),
    ],
    rows: [...byIndicator].map(([indicator, of]): Cell[] => [indicator.name, ...stageCells(county, of)]),
  };
}

/** Everything that is known of each per-pupil ratio: mean, standard, shortfall, spread, gaps between groups. */
export function ratiosTable(county: County): ReportTable {
  const rows = county.sheets.flatMap((sheet) =>
    RATIOS.flatMap((ratio) => {
      const row = ratioRow(county, sheet, ratio);
      return row ? [row] : [];
    }),
  );
  return {
    id: 'ratios',
    title: { en: 'Resources per pupil and how they are spread', zh: '生均资源与校际差异' },
    columns: [
      text('stage', 'Stage', '学段'),
      text('ratio', 'Indicator', '指标'),
      number('mean', 'County', '全县均值', 2),
      number('standard', 'Standard', '标准', 2),
      number('below', 'Schools below', '未达标校数'),
      text('shortfall', 'Lacking', '总缺口'),
      text('coefficient', 'Difference coefficient', '差异系数'),
      number('ruralUrban', 'Rural to urban', '城乡比', 2),
      number('villageCentre', 'Village to centre', '村小/中心校', 2),
      { id: 'between', header: { en: 'Between townships', zh: '乡镇间占比' }, kind: 'share', decimals: 0 },
    ],
    rows,
  };
}

/** Null where the profile does not speak of the ratio and nothing is known of it. */
function ratioRow(
  county: County,
  sheet: StageSheet,
  ratio: RatioDefinition & { readonly id: RatioId },
): readonly Cell[] | null {
  const { values } = county.policy;
  const measured = (family: string) => {
    const indicator = INDICATORS.find(({ id }) => id === `${family}.${ratio.id}`)!;
    return countyFigures(county, [indicator]).find(({ stage }) => stage === sheet.id)!;
  };
  const mean = measured('ratio');
  const standard = sheet.policyStage && values[`standard.${ratio.id}.${sheet.policyStage}`];
  const listed = (values['coefficient.ratios'] ?? []).includes(ratio.id);
  if (!isKnown(mean.figure) && !listed && standard === null) return null;
  const school = mean.indicator.school!;
  const below =
    standard === null
      ? null
      : sheet.schools.filter((s) => isBelow(school(county, sheet, s), standard)).length;
  const coefficient = measured('coefficient');
  const shortfall = measured('shortfall');
  return [
    stageName(sheet.id),
    ratio.name,
    figureText(mean.figure, ratio.unit, false),
    standard === null ? '' : figureText(standard, ratio.unit, false),
    below ?? '',
    standard === null ? '' : figureText(shortfall.figure, shortfall.indicator.unit),
    judgedText(coefficient),
    known(measured('ruralUrban').figure),
    known(measured('villageCentre').figure),
    known(measured('betweenTownships').figure),
  ];
}

function isBelow(figure: Figure, standard: number): boolean {
  return isKnown(figure) && figure < standard * (1 - ROUNDING);
}

const ROUNDING = 1e-12;

function known(figure: Figure): number | null {
  return isKnown(figure) ? figure : null;
}
