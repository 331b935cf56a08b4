import { type County, isKnown, type Measurement } from '../indicators/index.ts';
import { text } from './columns.ts';
import { figureText, limitText, verdictText } from './figures.ts';
import type { Cell, Column, Text } from './table.ts';
import { stageName } from './words.ts';

/** A column a stage of the county. */
export function stageColumns({ sheets }: County): readonly Column[] {
  return sheets.map(({ id }) => text(id, stageName(id).en, stageName(id).zh));
}

/** Measurements of one indicator: a cell a stage, and one for the county as a whole. */
export function stageCells({ sheets }: County, of: readonly Measurement[]): readonly Cell[] {
  return [...sheets.map(({ id }) => id), null].map((stage) => {
    const one = of.find((each) => each.stage === stage);
    return one ? judgedText(one) : '';
  });
}

/** `55 pupils`, and after it what the limit says: `6.7 % (≤ 5.0 %: not met)`. */
export function judgedText(one: Measurement): Text {
  const value = figureText(one.figure, one.indicator.unit);
  const verdict = isKnown(one.figure) ? verdictText(one) : null;
  if (!one.limit || !verdict) return value;
  const limit = limitText(one.limit, one.indicator.unit);
  return {
    en: `${value.en} (${limit.en}: ${verdict.en})`,
    zh: `${value.zh}（${limit.zh}：${verdict.zh}）`,
  };
}
