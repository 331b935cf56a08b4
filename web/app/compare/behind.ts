import type { Figures, MapData } from '../../shared/index.ts';
import { pupilsOf } from '../plan/look.ts';
import type { Moved } from './Changes.tsx';
import type { IndicatorRow } from './rows.ts';

/** Who is behind a number: places with what each adds, or schools with their own figure. */
export type Behind =
  | { readonly kind: 'units'; readonly stage: string; readonly units: readonly BehindUnit[] }
  | {
      readonly kind: 'schools';
      readonly schools: readonly { readonly school: string; readonly value: number }[];
    };

export interface BehindUnit {
  readonly unit: number;
  readonly pupils: number;
  readonly minutes: number | null;
}

const WAYS = /^(?:meanWay|p95Way|longestWay|inRadius)$|\.(?:mean|p95|longest) /;
const BEYOND = /^(?:withinLimit|youngBeyond)$|\.beyond/;
const NO_WAY = /^noWay$|\.noWay /;

/**
 * The longest ways behind a mean or a percentile, the children beyond behind a count of them, those who change, and else the schools' own
 * figures; null where a number has nobody behind it.
 */
export function behind(
  row: IndicatorRow,
  figures: Figures,
  data: MapData,
  moved: readonly Moved[],
): Behind | null {
  const id = row.indicator ?? row.key;
  if (id === 'changed') return changers(row, data, moved);
  const ways =
    figures.ways.find(({ stage }) => stage === row.stage) ??
    (row.stage === null ? figures.ways[0] : undefined);
  const isWay = WAYS.test(id) || BEYOND.test(id) || NO_WAY.test(id);
  if (!isWay) return schoolsBehind(row, figures);
  if (!ways) return null;
  const k = data.stages.findIndex((stage) => stage.id === ways.stage);
  const pupils = pupilsOf(data, k);
  const all = Array.from(pupils, (count, unit): BehindUnit => {
    const beyond = BEYOND.test(id) ? ways.beyond[unit]! : count;
    return { unit, pupils: beyond, minutes: ways.minutes[unit] ?? null };
  });
  const units = all.filter(
    ({ pupils: count, minutes }) => count > 0 && (!NO_WAY.test(id) || minutes === null),
  );
  return {
    kind: 'units',
    stage: ways.stage,
    units: units.sort((a, b) => (b.minutes ?? Infinity) - (a.minutes ?? Infinity)),
  };
}

function changers(row: IndicatorRow, data: MapData, moved: readonly Moved[]): Behind | null {
  const at = new Map(data.units.ids.map((id, u) => [id, u]));
  const of = moved.filter(({ stage }) => row.stage === null || stage === row.stage);
  const units = of.flatMap(({ unit, pupils, after }) => {
    const index = at.get(unit);
    return index === undefined ? [] : [{ unit: index, pupils, minutes: after }];
  });
  return units.length === 0 ? null : { kind: 'units', stage: of[0]!.stage, units };
}

/** The schools that a figure is made of, the worst first. */
function schoolsBehind({ indicator, stage, better }: IndicatorRow, figures: Figures): Behind | null {
  const schools = figures.schoolFigures.flatMap(({ id: school, figures: own }) => {
    const found = own.find((one) => one.id === indicator && (stage === null || one.stage === stage));
    return found?.value == null ? [] : [{ school, value: found.value }];
  });
  const sign = better === 'higher' ? 1 : -1;
  return schools.length === 0
    ? null
    : { kind: 'schools', schools: schools.sort((a, b) => sign * (a.value - b.value)) };
}
