import type { LayoutOptions } from '../../plan/index.ts';
import type { LayoutPolicy, ZoningPolicy } from '../../policy/index.ts';
import type { School } from '../../problem/index.ts';
import type { SchoolIndex, Yuan } from '../../units.ts';
import { nineYears, type Standing } from './standing.ts';

/** One way in which a school can stand: as it is, or converted; and what it may grow to. */
export interface Place {
  readonly school: SchoolIndex;
  readonly as: 'asIs' | 'teachingPoint' | 'nineYear';
  readonly record: School;
  /** What opening or converting it costs to build. */
  readonly building: Yuan;
  /** Classrooms more, and what they cost to build; the first is none. */
  readonly growth: readonly { readonly rooms: number; readonly building: Yuan }[];
  /** Teaches as a point now that a plan made it one. */
  readonly point: boolean;
}

/** Narrower or wider than what one period may decide. */
export interface PlaceLimits {
  /** Most classrooms that a school may have, null without limit. */
  readonly mostRooms?: (school: SchoolIndex) => number | null;
  /** Periods in which a school may have come to stand so, each growing and converting it; one where not given. */
  readonly periods?: number;
}

/** Every way in which the public schools and sites of the planned stages can stand in a period, in the order of schools. */
export function placesOf(
  standing: Standing,
  policy: ZoningPolicy & { readonly layout: LayoutPolicy },
  asked: LayoutOptions,
  stages: readonly number[],
  limits: PlaceLimits = {},
): Place[] {
  const { layout } = policy;
  return standing.problem.schools.flatMap((school, s): Place[] => {
    const takes =
      school.ownership === 'public' &&
      (school.safe || !policy.safeBuildingsOnly) &&
      school.stages.some((stage) => stages.includes(stage));
    if (!takes) return [];
    const opening = school.status === 'candidate' ? (school.fixedCost ?? 0) : 0;
    const record: School = { ...school, status: 'existing' };
    const { mostRooms, periods = 1 } = limits;
    const growth = growthOf(school, layout, periods, mostRooms?.(s) ?? null);
    const late = periods > 1;
    const point = standing.points.has(s);
    const places: Place[] = [{ school: s, as: 'asIs', record, building: opening, growth, point }];
    if (mayBePoint(standing, s, policy, late)) {
      const made: School = { ...record, tier: 'teachingPoint', combinedClasses: true };
      places.push({
        school: s,
        as: 'teachingPoint',
        record: made,
        building: opening,
        growth: late ? growth : [growth[0]!],
        point: true,
      });
    }
    if (asked.nineYear.includes(school.id)) {
      const both = nineYears(standing.problem, school);
      const building = opening + (layout.nineYearCost ?? 0);
      // By a later period it may have been made a point before.
      const made = late && mayBePoint(standing, s, policy, late);
      const combined = made ? { tier: 'teachingPoint' as const, combinedClasses: true } : {};
      if (both.length > school.stages.length)
        places.push({
          school: s,
          as: 'nineYear',
          record: { ...record, ...combined, stages: both },
          building,
          growth,
          point: point || made,
        });
    }
    return places;
  });
}

/** Steps that the site has room for, where its size and price are known; a last one may be shorter. */
function growthOf(
  { classrooms, maxClassrooms, expansionCost }: School,
  { classroomStep, mostSteps }: LayoutPolicy,
  periods: number,
  most: number | null,
): Place['growth'] {
  const growth = [{ rooms: 0, building: 0 }];
  if (classrooms === null || maxClassrooms === null || expansionCost === null) return growth;
  for (let step = 1; step <= mostSteps * periods; step++) {
    const rooms = Math.min(step * classroomStep, maxClassrooms - classrooms);
    if (rooms <= growth.at(-1)!.rooms || (most !== null && classrooms + rooms > most)) break;
    growth.push({ rooms, building: rooms * expansionCost });
  }
  return growth;
}

/** A village's primary school may teach its grades together as a point, where the policy has combined classes. */
function mayBePoint(
  { problem, points }: Standing,
  s: SchoolIndex,
  policy: ZoningPolicy,
  late: boolean,
): boolean {
  const { tier, combinedClasses, status, stages } = problem.schools[s]!;
  const primaryOnly = stages.every((stage) => problem.stages[stage]!.id === 'primary');
  const village = tier === 'village' && (late || status === 'existing') && primaryOnly;
  return village && !combinedClasses && policy.combinedClassCap !== null && !points.has(s);
}
