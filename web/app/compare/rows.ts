import type { Catalogue, Figures } from '../../shared/index.ts';
import type { Text } from '../i18n/text.ts';
import { decimalsOf, unitText } from '../i18n/units.ts';

/** One indicator under each of the things compared. */
export interface IndicatorRow {
  readonly key: string;
  /** Indicator without its stage, as the catalogue has it; null for a count of the summary. */
  readonly indicator: string | null;
  readonly group: string;
  readonly name: Text;
  readonly stage: string | null;
  readonly unit: Text;
  readonly isShare: boolean;
  readonly decimals: number;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly formula: string;
  /** By column; null is not known. */
  readonly values: readonly (number | null)[];
  readonly limit: number | null;
}

type Known = Figures | undefined;

/** Counts of the summary first, then every indicator that anybody knows, in the order of reports. */
export function indicatorRows(
  figures: readonly Known[],
  catalogue: Catalogue | undefined,
): readonly IndicatorRow[] {
  const first = figures.find((one) => one !== undefined);
  if (!first) return [];
  // The same count under another limit is another count: it has another name.
  const lines = new Map(
    figures.flatMap((one) => one?.summary ?? []).map((line) => [`${line.id} ${line.name.en}`, line] as const),
  );
  const counts = [...lines].map(([key, { id, name, unit, decimals }]): IndicatorRow => {
    const values = figures.map(
      (one) => one?.summary.find((line) => line.id === id && line.name.en === name.en)?.after ?? null,
    );
    const stage = id.includes('.') ? id.slice(0, id.indexOf('.')) : null;
    const plain = {
      indicator: null,
      group: 'key',
      isShare: false,
      better: 'lower',
      formula: '',
      limit: null,
    } as const;
    return { key, name: withoutStage(name, stage), stage, unit, decimals, values, ...plain };
  });
  const byId = new Map(catalogue?.indicators.map((one) => [one.id, one]));
  const all = first.county.map(({ id, stage, unit, limit }): IndicatorRow => {
    const told = byId.get(id);
    return {
      key: `${id}/${stage ?? ''}`,
      indicator: id,
      group: told?.group ?? 'other',
      name: told?.name ?? { zh: id, en: id },
      stage,
      unit: unitText(unit),
      isShare: unit === 'share',
      decimals: decimalsOf(unit),
      better: told?.better ?? 'neither',
      formula: told?.formula ?? '',
      values: figures.map(
        (one) => one?.county.find((other) => other.id === id && other.stage === stage)?.value ?? null,
      ),
      limit: limit?.value ?? null,
    };
  });
  return [...counts, ...all.filter(({ values }) => values.some((value) => value !== null))];
}

/** `小学：平均上学时间` → `平均上学时间`: the stage has its own column. */
function withoutStage(name: Text, stage: string | null): Text {
  if (stage === null) return name;
  const bare = name.en.replace(/^[^:]+: /, '');
  return { zh: name.zh.replace(/^[^：]+：/, ''), en: bare.charAt(0).toUpperCase() + bare.slice(1) };
}

export type Direction = 'better' | 'worse' | 'same' | 'changed';

const ROUNDING = 1e-9;

/** Which way a value went from that of the base; null where either is not known. */
export function directionOf(
  base: number | null,
  value: number | null,
  better: IndicatorRow['better'],
): Direction | null {
  if (base === null || value === null) return null;
  const change = value - base;
  if (Math.abs(change) <= ROUNDING * Math.max(1, Math.abs(base))) return 'same';
  if (better === 'neither') return 'changed';
  return (better === 'higher') === change > 0 ? 'better' : 'worse';
}

export function differs({ values }: Pick<IndicatorRow, 'values'>, base: number): boolean {
  const known = values[base] ?? null;
  return values.some((value) => {
    const direction = directionOf(known, value, 'neither');
    return direction !== null && direction !== 'same';
  });
}

/** Pupils by classes of walking minutes; the last class holds the rest. */
export function byMinutes(figures: Figures, stage: string, step: number, classes: number): readonly number[] {
  const sums = new Array<number>(classes).fill(0);
  for (const ways of figures.ways) {
    if (ways.stage !== stage) continue;
    ways.pupils.forEach((pupils, minutes) => {
      const at = Math.min(classes - 1, Math.max(0, Math.ceil(minutes / step) - 1));
      sums[at] = sums[at]! + pupils;
    });
  }
  return sums;
}

/** Number of classes by their size: each grade of a school splits its pupils evenly. */
export function bySize(figures: Figures, stage: string, bounds: readonly number[]): readonly number[] {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const { stages } of figures.schools) {
    const of = stages.find((one) => one.stage === stage);
    if (!of) continue;
    for (const [grade, classes] of Object.entries(of.classes)) {
      const pupils = of.grades[grade];
      if (!classes || !pupils) continue;
      const over = bounds.findIndex((bound) => pupils / classes <= bound);
      const at = over < 0 ? bounds.length : over;
      counts[at] = counts[at]! + classes;
    }
  }
  return counts;
}
