import {
  type County,
  choices,
  indicatorsJson,
  isWithin,
  meanSeconds,
  NONE,
  type Placement,
  pupilsBeyond,
  SECONDS_PER_MINUTE,
  type SummaryLine,
  waySeconds,
  zoneMembers,
} from '../../../engine/index.ts';
import type { Figures } from '../../shared/index.ts';

/** What is thought of the zones of a county, for the page; `before` is the zones in force with the same children. */
export function figuresOf(
  now: County,
  before: County | null,
  summary: readonly SummaryLine[],
  classes: Readonly<Record<string, Readonly<Record<string, number>>>> | null,
): Figures {
  const { basis, profile, verdict, county, schools, coefficients } = plain(
    indicatorsJson(now, before),
  ) as Told;
  return {
    basis,
    profile,
    verdict,
    summary: [...summary],
    county,
    schoolFigures: schools,
    coefficients: coefficients ?? [],
    ways: now.placed ? waysOf(now.placed) : [],
    schools: schoolLines(now, classes),
    choices: now.placed ? choiceLines(now.placed, now.policy) : [],
  };
}

interface Told extends Pick<Figures, 'basis' | 'profile' | 'verdict' | 'county'> {
  readonly schools: Figures['schoolFigures'];
  readonly coefficients?: Figures['coefficients'];
}

/** As JSON has it: what has no end is not known there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Minutes beyond which ways are counted together. */
const LONGEST_MINUTES = 240;
/** Ways by unit are told to a tenth of a minute. */
const TENTHS = 10;

function waysOf(placed: Placement): Figures['ways'] {
  return placed.demand.flatMap((demand, k) => {
    const schoolOf = placed.assignment[k];
    if (!demand || !schoolOf) return [];
    const pupils: number[] = [];
    let unknown = 0;
    const { bands } = demand;
    const slowest = new Array<number | null>(schoolOf.length).fill(null);
    const beyond = new Array<number>(schoolOf.length).fill(0);
    schoolOf.forEach((school, unit) => {
      const way = school === NONE ? null : waySeconds(placed, unit, school);
      bands.forEach(({ factor, limit }, b) => {
        const here = demand.pupils[unit * bands.length + b]!;
        if (here === 0) return;
        if (way === null || Number.isNaN(way.seconds)) {
          unknown += here;
          beyond[unit]! += here;
          return;
        }
        const seconds = way.bus ? way.seconds : way.seconds * factor;
        const minutes = seconds / SECONDS_PER_MINUTE;
        if (limit !== null && !isWithin(seconds, limit)) beyond[unit]! += here;
        slowest[unit] = Math.max(slowest[unit] ?? 0, Math.round(minutes * TENTHS) / TENTHS);
        // Rounding of a product must not put a way of exactly twenty minutes among those of twenty-one.
        const bar = Math.min(LONGEST_MINUTES, Math.max(0, Math.ceil(minutes - 1e-9)));
        while (pupils.length <= bar) pupils.push(0);
        pupils[bar]! += here;
      });
    });
    return [{ stage: placed.problem.stages[k]!.id, pupils, unknown, minutes: slowest, beyond }];
  });
}

function schoolLines(
  { problem, rooms, roster, sheets, placed }: County,
  classes: Readonly<Record<string, Readonly<Record<string, number>>>> | null,
): Figures['schools'] {
  const members = placed ? problem.stages.map((_, k) => zoneMembers(placed, k)) : [];
  return problem.schools.map(({ id, stages }, s) => {
    const room = rooms[s] ?? null;
    return {
      school: id,
      open: stages.some((k) => sheets[k]!.inService[s] === 1),
      pupils: room?.pupils ?? null,
      classes: room?.classes ?? null,
      classrooms: room?.classrooms ?? problem.schools[s]!.classrooms,
      seats: room?.seats ?? problem.schools[s]!.seats,
      utilisation: finite(room?.utilisation ?? null),
      stages: stages.map((k) => {
        const { id: stage, grades } = problem.stages[k]!;
        const walk = sheets[k]!.zones?.[s]?.walk ?? null;
        const entries = grades.map((grade): [string, number] => [
          problem.grades[grade]!,
          Math.max(0, roster.pupils[s * roster.gradeCount + grade]!),
        ]);
        const own = classes?.[id] ?? {};
        return {
          stage,
          units: members[k]?.[s]?.length ?? 0,
          pupils: entries.reduce((sum, [, pupils]) => sum + pupils, 0),
          meanMinutes: walk && inMinutes(meanSeconds(walk)),
          longestMinutes: walk && inMinutes(walk.longest),
          beyondLimit: walk ? pupilsBeyond(walk) : 0,
          classes: Object.fromEntries(
            Object.entries(own).filter(
              ([grade]) => grade === stage || entries.some(([name]) => name === grade),
            ),
          ),
          grades: Object.fromEntries(entries),
        };
      }),
    };
  });
}

function choiceLines(placed: Placement, policy: County['policy']): NonNullable<Figures['choices']> {
  const { schools, stages } = placed.problem;
  return choices(placed, policy).map((one) => ({
    ...one,
    school: schools[one.school]!.id,
    stage: stages[one.stage]!.id,
  }));
}

function inMinutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / SECONDS_PER_MINUTE;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
