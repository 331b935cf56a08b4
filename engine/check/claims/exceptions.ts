import type { PlanException } from '../../plan/index.ts';
import { SECONDS_PER_MINUTE } from '../../units.ts';
import { type Case, type Zones, zonedPupils } from '../case.ts';
import { judgeWay, travellingUnits, wayTime } from '../ways.ts';
import type { FalseClaim } from './claim.ts';

/** Every way beyond its limit that the rules accept, in the dataset's order. */
export function recomputedExceptions(on: Case, zones: Zones): PlanException[] {
  return travellingUnits(on, zones).flatMap((placed) => {
    const { stage, unit, school } = placed;
    return stage.walkers.flatMap((walkers): PlanException[] => {
      if (zonedPupils(on, unit, walkers.grades) === 0) return [];
      const kind = judgeWay(on, walkers, placed);
      if (kind === 'within' || kind === 'beyond') return [];
      const grades = walkers.grades.map((grade) => on.problem.grades[grade]!);
      const minutes = wayTime(on, walkers, unit, school) / SECONDS_PER_MINUTE;
      return [{ unit: on.problem.units.ids[unit]!, stage: stage.id, grades, kind, minutes }];
    });
  });
}

/** Minutes may be written rounded to one decimal. */
const ROUNDING_MINUTES = 0.05 + 1e-9;

/** The plan records these exceptions and no others. */
export function exceptionClaims(
  found: readonly PlanException[],
  claimed: readonly PlanException[],
): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const open = new Map<string, PlanException>();
  for (const exception of found) open.set(keyOf(exception), exception);
  claimed.forEach((exception, i) => {
    const key = keyOf(exception);
    const match = open.get(key);
    const place = `exceptions[${i}]`;
    if (match === undefined) claims.push(notSo(place, exception));
    else if (Math.abs(match.minutes - exception.minutes) > ROUNDING_MINUTES) {
      claims.push(minutesDiffer(place, exception, match.minutes));
    }
    open.delete(key);
  });
  for (const exception of open.values()) claims.push(notRecorded(exception));
  return claims;
}

function keyOf({ unit, stage, grades, kind }: PlanException): string {
  return JSON.stringify([unit, stage, kind, grades.toSorted()]);
}

const KINDS: Readonly<Record<PlanException['kind'], { en: string; zh: string }>> = {
  bus: { en: 'a bus', zh: '校车' },
  boarding: { en: 'boarding', zh: '寄宿' },
  nobodyInReach: { en: 'no school being in reach', zh: '时限内无学校可达' },
};

function notSo(place: string, { unit, stage, grades, kind }: PlanException): FalseClaim {
  const who = `${unit}/${stage} ${grades.join(', ')}`;
  const text = {
    en: `${who}: no exception by ${KINDS[kind].en} applies here (or it is listed twice). Take it out.`,
    zh: `${who}：此处不适用“${KINDS[kind].zh}”例外（或重复列出）；请删除。`,
  };
  return { code: 'exception-not-so', place, claimed: kind, found: null, text };
}

function minutesDiffer(place: string, { unit, stage, minutes }: PlanException, found: number): FalseClaim {
  const text = {
    en: `${unit}/${stage} takes ${found.toFixed(1)} minutes one way; the plan says ${minutes}. Correct the minutes.`,
    zh: `${unit}/${stage} 单程需 ${found.toFixed(1)} 分钟，方案写为 ${minutes} 分钟；请更正。`,
  };
  return {
    code: 'exception-minutes',
    place: `${place}.minutes`,
    claimed: String(minutes),
    found: String(found),
    text,
  };
}

function notRecorded({ unit, stage, grades, kind, minutes }: PlanException): FalseClaim {
  const who = `${unit}/${stage} ${grades.join(', ')}`;
  const text = {
    en: `${who}: ${minutes.toFixed(1)} minutes one way are beyond the limit and accepted only by ${KINDS[kind].en}, which the plan does not record. Add the exception.`,
    zh: `${who}：单程 ${minutes.toFixed(1)} 分钟超过时限，仅因“${KINDS[kind].zh}”可接受，但方案未记录；请补记例外。`,
  };
  return { code: 'exception-not-recorded', place: 'exceptions', claimed: null, found: kind, text };
}
