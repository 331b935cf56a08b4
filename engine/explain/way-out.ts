import type { Context } from '../layout/context.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import { bendText } from './bend-words.ts';
import { type Bend, EFFORT } from './rule-program/index.ts';
import { joined, type Text } from './words.ts';

/** A change of a scenario: fields as its `modifications` have them. */
export type Change = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What would make room for a plan. */
export interface WayOut {
  readonly bends: readonly Bend[];
  /** Modifications to add to the scenario. */
  readonly add: readonly Change[];
  /** Positions in `PlanOptions.locks` and `keepTogether` to take out. */
  readonly dropLocks: readonly number[];
  readonly dropGroups: readonly number[];
  /** What ways out are ranked by: see `EFFORT`. */
  readonly effort: number;
  /** Proved: no cheaper way of this kind keeps the rules that were examined. */
  readonly fewest: boolean;
  readonly text: Text;
}

/** The way out that some changes make. */
export function wayOf(context: Context, bends: readonly Bend[], fewest: boolean): WayOut {
  return {
    bends,
    add: bends.flatMap((bend) => changeOf(context, bend) ?? []),
    dropLocks: bends.flatMap((bend) => (bend.kind === 'lock' ? [bend.position] : [])),
    dropGroups: bends.flatMap((bend) => (bend.kind === 'group' ? [bend.position] : [])),
    effort: bends.reduce((sum, bend) => sum + effortOf(context, bend), 0),
    fewest,
    text: joined(bends.map((bend) => bendText(context, bend))),
  };
}

function effortOf({ stages, policy }: Context, bend: Bend): number {
  if (bend.kind === 'classrooms') return EFFORT.classrooms * bend.classrooms;
  if (bend.kind === 'seats') return EFFORT.seats * bend.seats;
  if (bend.kind === 'coefficient') {
    const now = policy.balance.coefficient.limits[bend.stage] ?? bend.limit;
    return EFFORT.coefficient * 100 * (bend.limit - now);
  }
  if (bend.kind === 'noHarm') return EFFORT.noHarm * 100 * (bend.tolerance - policy.balance.noHarm.tolerance);
  if (bend.kind === 'choice')
    return EFFORT.choice * 100 * (bend.most - policy.choice.most[stages[bend.slot]!.id]!);
  if (bend.kind !== 'limit') return EFFORT[bend.kind];
  const { limit } = stages[bend.slot]!.bands[bend.band]!;
  return EFFORT.limit * (bend.minutes - limit! / SECONDS_PER_MINUTE);
}

function changeOf({ problem, policy, stages }: Context, bend: Bend): Change | null {
  const idOf = (school: number) => problem.schools[school]!.id;
  switch (bend.kind) {
    case 'classrooms':
      return { kind: 'expandSchool', school: idOf(bend.school), classrooms: bend.classrooms };
    case 'seats':
      return { kind: 'expandSchool', school: idOf(bend.school), seats: bend.seats };
    case 'bus':
      return {
        kind: 'runBus',
        unit: problem.units.ids[bend.unit]!,
        school: idOf(bend.school),
        minutes: bend.minutes,
      };
    case 'limit': {
      const { grades } = policyBand({ problem, policy, stages } as Context, bend);
      return { kind: 'changeLimit', grades: [...grades], minutes: bend.minutes };
    }
    case 'noHarm':
      return { kind: 'changeLimit', noHarm: bend.tolerance };
    case 'choice':
      return { kind: 'changeLimit', stage: stages[bend.slot]!.id, outside: bend.most };
    case 'coefficient':
      return { kind: 'changeLimit', stage: bend.stage, coefficient: bend.limit };
    default:
      return null;
  }
}

/** The policy's own band behind a planned stage's. */
export function policyBand({ problem, policy, stages }: Context, { slot, band }: Bend & { kind: 'limit' }) {
  const [first] = stages[slot]!.bands[band]!.grades;
  const number = Number(problem.grades[first!]!.slice(1));
  return policy.bands.find(({ grades: [from, to] }) => from <= number && number <= to)!;
}
