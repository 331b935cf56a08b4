import { bandTime, verdict } from '../layout/ways.ts';
import { counted } from '../problem/index.ts';
import { NONE, type Pupils, type SchoolIndex, SECONDS_PER_MINUTE, type UnitIndex } from '../units.ts';
import { capacityUse } from './condition.ts';
import { effectsOf } from './effects.ts';
import { movesTo } from './explain-unit.ts';
import type { PlanState } from './plan-state.ts';
import { NO_CHANGE, type ReasonKind, reasonOf } from './reason.ts';
import { amount, schoolName, type Text } from './words.ts';

/** What holds a school's zone as it is. */
export interface SchoolBinding {
  readonly school: SchoolIndex;
  /** Classes and classrooms, or pupils and seats; null where nothing limits it. */
  readonly use: { readonly needed: number; readonly available: number } | null;
  /** Units and zoned pupils for whom it would be better by the first goal, by what keeps them out. */
  readonly keptOut: Readonly<
    Partial<Record<ReasonKind, { readonly units: number; readonly pupils: Pupils }>>
  >;
  readonly text: Text;
}

/** A grade band whose limit decides something, or is passed by exception. */
export interface LimitBinding {
  readonly stage: string;
  readonly grades: readonly string[];
  readonly limitMinutes: number;
  /** Units that would go elsewhere if the limit alone were not. */
  readonly decides: readonly UnitIndex[];
  readonly longestMinutes: number;
  /** Pupils beyond the limit by each exception. */
  readonly exceptions: Readonly<Partial<Record<'bus' | 'boarding' | 'nobodyInReach', Pupils>>>;
  readonly text: Text;
}

export interface PlanExplanation {
  /** Units × stages by why they go where they go. */
  readonly reasons: Readonly<Partial<Record<ReasonKind, number>>>;
  /** Schools that are full or keep somebody out, those that keep out most first. */
  readonly schools: readonly SchoolBinding[];
  readonly limits: readonly LimitBinding[];
}

/** Which rules bind a plan: school by school, limit by limit, and for how many. */
export function explainPlan(state: PlanState): PlanExplanation {
  const { context, schoolOf } = state;
  const reasons: Partial<Record<ReasonKind, number>> = {};
  const keptOut = new Map<SchoolIndex, Partial<Record<ReasonKind, { units: number; pupils: Pupils }>>>();
  const decidedByLimit: UnitIndex[][] = context.stages.map(() => []);
  for (const { slot } of context.stages) {
    schoolOf[slot]!.forEach((school, unit) => {
      if (school === NONE) return;
      const { kind, instead } = briefReason(state, slot, unit, school);
      reasons[kind] = (reasons[kind] ?? 0) + 1;
      if (kind === 'limit') decidedByLimit[slot]!.push(unit);
      if (instead === null) return;
      const entry = keptOut.get(instead) ?? {};
      keptOut.set(instead, entry);
      const sum = entry[kind] ?? { units: 0, pupils: 0 };
      entry[kind] = { units: sum.units + 1, pupils: sum.pupils + state.waysOf(slot, unit).pupils };
    });
  }
  const used = new Set(schoolOf.flatMap((schools) => [...schools]).filter((school) => school !== NONE));
  const schools = [...used, ...keptOut.keys()]
    .filter((school, at, all) => all.indexOf(school) === at)
    .map((school) => schoolBinding(state, school, keptOut.get(school) ?? {}))
    .filter(({ use, keptOut: out }) => isFull(use) || Object.keys(out).length > 0)
    .sort((a, b) => unitsKeptOut(b) - unitsKeptOut(a) || a.school - b.school);
  return { reasons, schools, limits: limitBindings(state, decidedByLimit) };
}

/** The kind of reason only, from the best other school alone. */
function briefReason(
  state: PlanState,
  slot: number,
  unit: UnitIndex,
  school: SchoolIndex,
): { kind: ReasonKind; instead: SchoolIndex | null } {
  const { context, grouping } = state;
  const together = grouping.unitsOf(grouping.itemOf[slot]![unit]!);
  let best: SchoolIndex = NONE;
  let least = -NO_CHANGE;
  for (const other of state.waysOf(slot, unit).schools) {
    if (other === school || context.stages[slot]!.takes[other] !== 1) continue;
    let change = 0;
    for (const each of together) {
      const before = state.cost(0, slot, each, state.schoolOf[slot]![each]!);
      const after = state.cost(0, slot, each, other);
      change += (Number.isNaN(after) ? 0 : after) - (Number.isNaN(before) ? 0 : before);
    }
    if (change < least) [best, least] = [other, change];
  }
  const alternatives =
    best === NONE ? [] : [{ school: best, ...effectsOf(state, movesTo(slot, together, best)) }];
  return reasonOf(state, { slot, unit, school, together, alternatives }, false);
}

function isFull(use: SchoolBinding['use']): boolean {
  return use !== null && use.needed >= use.available;
}

function unitsKeptOut({ keptOut }: SchoolBinding): number {
  return Object.values(keptOut).reduce((sum, { units }) => sum + units, 0);
}

function schoolBinding(
  state: PlanState,
  school: SchoolIndex,
  keptOut: SchoolBinding['keptOut'],
): SchoolBinding {
  const { problem } = state.context;
  const use = capacityUse(state, [], school);
  const name = schoolName(problem, school);
  const inClasses = problem.schools[school]!.classrooms !== null;
  const filled =
    use === null
      ? { en: 'no limit on places', zh: '未设容量上限' }
      : inClasses
        ? {
            en: `${counted(use.needed, 'class', 'classes')} in ${counted(use.available, 'classroom')}${isFull(use) ? ', full' : ''}`,
            zh: `${use.needed} 个班 ⁄ ${use.available} 间教室${isFull(use) ? '，已满' : ''}`,
          }
        : {
            en: `${amount(use.needed)} pupils on ${amount(use.available)} seats${isFull(use) ? ', full' : ''}`,
            zh: `${amount(use.needed)} 名学生 ⁄ ${amount(use.available)} 个学位${isFull(use) ? '，已满' : ''}`,
          };
  const out = Object.entries(keptOut).map(([kind, { units, pupils }]) => {
    const why = KEPT_OUT[kind as ReasonKind] ?? { en: kind, zh: kind };
    return {
      en: `${units} ${units === 1 ? 'unit' : 'units'} (${amount(pupils)} pupils) for whom it would be nearer go elsewhere ${why.en}`,
      zh: `${units} 个单元（${amount(pupils)} 名学生）到该校更近，但${why.zh}而划往他校`,
    };
  });
  const text = {
    en: `${[`${name.en}: ${filled.en}`, ...out.map((one) => one.en)].join('; ')}.`,
    zh: `${[`${name.zh}：${filled.zh}`, ...out.map((one) => one.zh)].join('；')}。`,
  };
  return { school, use, keptOut, text };
}

const KEPT_OUT: Readonly<Partial<Record<ReasonKind, Text>>> = {
  full: { en: 'because it is full', zh: '因该校已满' },
  contiguity: { en: 'because zones must hang together', zh: '因学区须连片' },
  limit: { en: 'because of a walking limit', zh: '因步行时限' },
  boarding: { en: 'because its boarding places are taken', zh: '因寄宿床位已满' },
  otherRule: { en: 'because of another rule', zh: '因其他规则' },
  laterGoal: { en: 'for the sake of a later goal', zh: '为兼顾后续目标' },
  improvable: { en: 'although nothing speaks against it', zh: '并无规则阻碍（尚可改进）' },
};

function limitBindings(state: PlanState, decided: readonly (readonly UnitIndex[])[]): LimitBinding[] {
  const { context, schoolOf } = state;
  const { problem } = context;
  return context.stages.flatMap((stage) =>
    stage.bands.flatMap((band, b): LimitBinding[] => {
      if (band.limit === null) return [];
      let longest = 0;
      const exceptions: Partial<Record<'bus' | 'boarding' | 'nobodyInReach', Pupils>> = {};
      schoolOf[stage.slot]!.forEach((school, unit) => {
        const way = state.waysOf(stage.slot, unit);
        const k = way.schools.indexOf(school);
        if (school === NONE || k === NONE || way.bandPupils[b] === 0) return;
        longest = Math.max(longest, bandTime(way, k, band) / SECONDS_PER_MINUTE);
        const kind = verdict(context, way, k, band);
        if (kind !== 'within' && kind !== 'tooFar')
          exceptions[kind] = (exceptions[kind] ?? 0) + way.bandPupils[b]!;
      });
      const decides = decided[stage.slot]!.filter(
        (unit) => state.waysOf(stage.slot, unit).bandPupils[b]! > 0,
      );
      const limitMinutes = band.limit / SECONDS_PER_MINUTE;
      const grades = band.grades.map((grade) => problem.grades[grade]!);
      const limit = { grades, limitMinutes, decides, longestMinutes: longest, exceptions };
      return [{ stage: stage.id, ...limit, text: limitText(limit) }];
    }),
  );
}

function limitText(limit: Omit<LimitBinding, 'text' | 'stage'>): Text {
  const { grades, limitMinutes, longestMinutes, decides, exceptions } = limit;
  const span = `${grades[0]}–${grades.at(-1)}`;
  const by = Object.entries(exceptions).map(([kind, pupils]) => ({
    en: `${amount(pupils)} pupils beyond it by exception (${EXCEPTIONS[kind as 'bus'].en})`,
    zh: `${amount(pupils)} 名学生按例外超限（${EXCEPTIONS[kind as 'bus'].zh}）`,
  }));
  return {
    en: `${[`Grades ${span}, at most ${amount(limitMinutes)} minutes: the longest way is ${amount(longestMinutes)}`, `it alone decides the school of ${counted(decides.length, 'unit')}`, ...by.map((one) => one.en)].join('; ')}.`,
    zh: `${[`${span} 年级上限 ${amount(limitMinutes)} 分钟：最长 ${amount(longestMinutes)} 分钟`, `该时限决定了 ${decides.length} 个单元的去向`, ...by.map((one) => one.zh)].join('；')}。`,
  };
}

const EXCEPTIONS = {
  boarding: { en: 'boarding', zh: '寄宿' },
  bus: { en: 'by bus', zh: '校车' },
  nobodyInReach: { en: 'no school within the limit', zh: '时限内无学校' },
} as const;
