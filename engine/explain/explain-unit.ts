import { bandTime, verdict } from '../layout/ways.ts';
import {
  type Minutes,
  NONE,
  type Pupils,
  type SchoolIndex,
  SECONDS_PER_MINUTE,
  type UnitIndex,
} from '../units.ts';
import { breakText } from './break-words.ts';
import type { Break } from './condition.ts';
import { type Effects, effectsOf } from './effects.ts';
import type { Move } from './moves.ts';
import type { PlanState } from './plan-state.ts';
import { type Reason, reasonOf } from './reason.ts';
import { amount, goalWords, joined, schoolName, type Text } from './words.ts';

/** The way of the grades of one band to a school. */
export interface BandWay {
  readonly grades: readonly string[];
  readonly pupils: Pupils;
  readonly minutes: Minutes;
  readonly limit: Minutes | null;
  /** How it stands to the limit; an exception by its kind. */
  readonly verdict: 'within' | 'bus' | 'boarding' | 'nobodyInReach' | 'tooFar';
}

/** What it would be to go elsewhere: exact, all else left as the plan has it. */
export interface Alternative extends Effects {
  readonly school: SchoolIndex;
  readonly ways: readonly BandWay[];
  readonly text: Text;
}

export interface UnitExplanation {
  readonly unit: UnitIndex;
  readonly stage: string;
  readonly school: SchoolIndex;
  /** Units that go along, because they are kept together; the unit itself among them. */
  readonly together: readonly UnitIndex[];
  readonly pupils: Pupils;
  readonly ways: readonly BandWay[];
  readonly reason: Reason;
  /** Every other school to which a way is known, the cheapest by the plan's first goal first. */
  readonly alternatives: readonly Alternative[];
}

/**
 * Why a unit goes where a plan sends it, and what each other school would cost. Null where the plan gives it no school of
 * the stage, or a school to which no way is known.
 */
export function explainUnit(state: PlanState, slot: number, unit: UnitIndex): UnitExplanation | null {
  const { context, grouping } = state;
  const stage = context.stages[slot]!;
  const school = state.schoolOf[slot]![unit]!;
  const way = state.waysOf(slot, unit);
  if (school === NONE || !way.schools.includes(school)) return null;
  const together = grouping.unitsOf(grouping.itemOf[slot]![unit]!);
  const alternatives = way.schools
    .filter((other) => other !== school && stage.takes[other] === 1)
    .map((other) => ({ school: other, ...effectsOf(state, movesTo(slot, together, other)) }))
    .sort((a, b) => (a.levels[0] ?? 0) - (b.levels[0] ?? 0) || a.school - b.school)
    .map(
      (one): Alternative => ({
        ...one,
        ways: bandWays(state, slot, unit, one.school),
        text: alternativeText(state, one),
      }),
    );
  return {
    unit,
    stage: stage.id,
    school,
    together,
    pupils: way.pupils,
    ways: bandWays(state, slot, unit, school),
    reason: reasonOf(state, { slot, unit, school, together, alternatives }),
    alternatives,
  };
}

/** All units of a group to one school. */
export function movesTo(slot: number, units: readonly UnitIndex[], to: SchoolIndex): Move[] {
  return units.map((unit) => ({ slot, unit, to }));
}

function bandWays(state: PlanState, slot: number, unit: UnitIndex, school: SchoolIndex): BandWay[] {
  const { context } = state;
  const way = state.waysOf(slot, unit);
  const k = way.schools.indexOf(school);
  return way.stage.bands.map((band, b) => ({
    grades: band.grades.map((grade) => context.problem.grades[grade]!),
    pupils: way.bandPupils[b]!,
    minutes: bandTime(way, k, band) / SECONDS_PER_MINUTE,
    limit: band.limit === null ? null : band.limit / SECONDS_PER_MINUTE,
    verdict: verdict(context, way, k, band),
  }));
}

function alternativeText(
  state: PlanState,
  { school, levels, breaks }: { school: SchoolIndex; levels: readonly number[]; breaks: readonly Break[] },
): Text {
  const name = schoolName(state.context.problem, school);
  const costs = state.objectives.flatMap((goal, level): Text[] => {
    const change = levels[level]!;
    if (Math.abs(change) < 0.05) return [];
    const words = goalWords(goal.id);
    const signed = `${change > 0 ? '+' : '−'}${amount(Math.abs(change))}`;
    return [{ en: `${signed} ${words.en}`, zh: `${signed} ${words.zh}` }];
  });
  const cost = {
    en: costs.length === 0 ? 'no goal changes' : costs.map((text) => text.en).join(', '),
    zh: costs.length === 0 ? '各目标不变' : costs.map((text) => text.zh).join('，'),
  };
  const broken = breaks.map((one) => breakText(state, one));
  if (broken.length === 0)
    return { en: `${name.en}: ${cost.en}; no rule is broken.`, zh: `${name.zh}：${cost.zh}；不违反规则。` };
  return joined([
    {
      en: `${name.en}: ${cost.en}; not allowed, for ${broken.map((text) => text.en).join('; ')}.`,
      zh: `${name.zh}：${cost.zh}；不可行：${broken.map((text) => text.zh).join('；')}。`,
    },
  ]);
}
