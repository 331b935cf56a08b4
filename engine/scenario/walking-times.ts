import type { Policy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { type TravelTable, travelOfProblem } from '../travel/index.ts';

export interface WalkingTimes {
  readonly travel: TravelTable;
  /** What a planner must hear before believing the times: places far from streets, pieces of the network, lines left out. */
  readonly warnings: readonly Complaint[];
}

export interface WalkingTimesOptions {
  readonly onProgress?: (schoolsDone: number, schoolCount: number) => void;
  readonly shouldStop?: () => boolean;
}

/** Most pairs of unit and school for which every way is found, however long. */
const MOST_PAIRS = 20_000_000;
/** Beyond that size, ways up to this many times the longest limit of the policy are. */
const LIMITS_BEYOND = 3;

/**
 * Walking times from the best that the county offers (its own table, else streets, else straight lines with the policy's
 * detour factor), at the policy's speeds. Null when it was stopped.
 */
export function walkingTimes(
  problem: Problem,
  policy: Policy,
  options: WalkingTimesOptions = {},
): WalkingTimes | null {
  const { zoning, values } = policy;
  const longest = Math.max(
    0,
    ...zoning.bands.map((band) => (band.limit ?? 0) * (band.speed / zoning.referenceSpeed)),
  );
  const small = problem.units.count * problem.schools.length <= MOST_PAIRS || longest === 0;
  const { table, streets } = travelOfProblem(problem, {
    referenceSpeed: zoning.referenceSpeed,
    cutoffSeconds: small ? Infinity : LIMITS_BEYOND * longest,
    farthestMeters: values['walking.farthestFromStreet'] ?? Infinity,
    detourFactor: values['walking.detourFactor'],
    ...options,
  });
  if (!table) return null;
  return { travel: table, warnings: streets ? streetWarnings(problem, streets) : modeWarning(table) };
}

function warning(code: string, file: string, value: string | null, en: string, zh: string): Complaint {
  return { code, severity: 'warning', file, row: null, column: null, value, text: { en, zh } };
}

function modeWarning({ mode }: TravelTable): Complaint[] {
  if (mode !== 'straight-line') return [];
  return [
    warning(
      'travel-straight-line',
      'roads.geojson',
      null,
      'There are neither streets nor a table of walking times, so ways are straight lines times a detour factor; add roads.geojson or travel.csv before any hearing.',
      '没有路网或步行时间表，路程按直线距离乘以绕行系数估算；用于公示前请补充 roads.geojson 或 travel.csv。',
    ),
  ];
}

type Streets = NonNullable<ReturnType<typeof travelOfProblem>['streets']>;

function streetWarnings(problem: Problem, { graph, faults, travel }: Streets): Complaint[] {
  const told = faults.map(({ line, problem: what, value }) =>
    warning(
      'street-left-out',
      'roads.geojson',
      value,
      `is why line ${line + 1} of the streets was left out (${what}); correct it or remove the line.`,
      `导致第 ${line + 1} 条道路未被采用（${what}）；请更正或删除。`,
    ),
  );
  const places = [
    { file: 'units', ids: problem.units.ids, misses: travel.units.misses },
    { file: 'schools', ids: problem.schools.map((school) => school.id), misses: travel.schools.misses },
  ];
  for (const { file, ids, misses } of places) {
    for (const { place } of misses) {
      told.push(
        warning(
          'place-off-street',
          file,
          ids[place] ?? null,
          'has no street near it, so no walking time can be found; add the missing street or correct the coordinates.',
          '附近没有道路，无法计算步行时间；请补充道路或更正坐标。',
        ),
      );
    }
  }
  for (const { units, schools, meters } of travel.islands) {
    const ids = [...units.map((u) => problem.units.ids[u]!), ...schools.map((s) => problem.schools[s]!.id)];
    told.push(
      warning(
        'streets-in-pieces',
        'roads.geojson',
        some(ids),
        `stand on ${Math.round(meters)} m of streets that lead nowhere else; join them to the network if there is a way (a bridge, a crossing).`,
        `所在的 ${Math.round(meters)} 米道路与其他道路不相连；如实际有桥或路口相通，请补上连接。`,
      ),
    );
  }
  if (graph.cuts.length > 0) {
    told.push(
      warning(
        'streets-cut',
        'roads.geojson',
        String(graph.cuts.length),
        'streets were cut where they meet a barrier without bridge, tunnel or crossing; mark the crossings that exist.',
        '条道路在没有桥梁、隧道或过街设施处被河流、铁路等阻断；如实际可通行，请标注。',
      ),
    );
  }
  return told;
}

/** The first few of a long list. */
function some(ids: readonly string[], most = 5): string {
  return ids.length > most ? `${ids.slice(0, most).join(', ')} … (${ids.length})` : ids.join(', ');
}
