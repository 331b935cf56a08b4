import { type Policy, type PolicyStage, RATIOS, type RatioId } from '../policy/index.ts';
import { type Problem, stagePupils } from '../problem/index.ts';
import { NONE, type SchoolIndex, type StageIndex } from '../units.ts';
import type { County } from './county.ts';
import { resourceOf } from './resources.ts';
import { roomOf } from './room.ts';
import { UNKNOWN } from './roster.ts';
import type { TimeHistogram } from './walk.ts';
import type { Zone } from './zone.ts';

/** One stage of a county. Arrays are by school index; what is not known, or not of the stage, is NaN. */
export interface StageSheet {
  readonly stage: StageIndex;
  readonly id: string;
  readonly policyStage: PolicyStage | null;
  /** Per-pupil standards of the stage, in the order of ratios. */
  readonly standards: readonly Standard[];
  /** Schools in service that teach the stage, ascending. */
  readonly schools: readonly SchoolIndex[];
  readonly pupils: Float64Array;
  /** What each school has for this stage, common stocks split. */
  readonly resources: Readonly<Record<RatioId, Float64Array>>;
  /** 1 where the profile's evaluation covers the school. */
  readonly evaluated: Uint8Array;
  /** Pupils of the evaluated schools in service, 0 elsewhere: what spreads between schools are weighted by. */
  readonly evaluatedPupils: Float64Array;
  /** 1 for the schools of `schools`. */
  readonly inService: Uint8Array;
  /** Residents of the base year in the zone in force of each school; null without zones in force. */
  readonly residentsInForce: Float64Array | null;
  /** By school; only `IndicatorState` replaces entries. */
  readonly zones: Zone[] | null;
  readonly ways: TimeHistogram | null;
}

export interface Standard {
  readonly ratio: (typeof RATIOS)[number];
  readonly least: number;
}

/** The sheet of a stage before any pupil is counted. `open` says which schools are in service. */
export function emptySheet(
  problem: Problem,
  policy: Policy,
  stage: StageIndex,
  id: string,
  open: readonly boolean[],
): StageSheet {
  const count = problem.schools.length;
  const policyStage = id === 'primary' || id === 'junior' ? id : null;
  const inService = Uint8Array.from(problem.schools, ({ stages }, s) =>
    open[s] && stages.includes(stage) ? 1 : 0,
  );
  const resources = RATIOS.map((ratio) => [ratio.id, new Float64Array(count).fill(Number.NaN)]);
  return {
    stage,
    id,
    policyStage,
    standards: RATIOS.flatMap((ratio): Standard[] => {
      const least = policyStage && policy.values[`standard.${ratio.id}.${policyStage}`];
      return least ? [{ ratio, least }] : [];
    }),
    schools: [...inService.keys()].filter((s) => inService[s] === 1),
    inService,
    residentsInForce: residentsInForce(problem, stage),
    evaluatedPupils: new Float64Array(count),
    pupils: new Float64Array(count).fill(Number.NaN),
    resources: Object.fromEntries(resources) as StageSheet['resources'],
    evaluated: new Uint8Array(count),
    zones: null,
    ways: null,
  };
}

function residentsInForce(problem: Problem, stage: StageIndex): Float64Array | null {
  const zones = problem.zonesInForce?.[stage];
  if (!zones) return null;
  const residents = new Float64Array(problem.schools.length);
  zones.forEach((school, unit) => {
    if (school !== NONE) residents[school]! += stagePupils(problem, unit, stage);
  });
  return residents;
}

/** Computes anew all that follows from the pupils of a school. */
export function refreshSchool(county: County, school: SchoolIndex): void {
  const { problem, policy, roster, sheets } = county;
  county.rooms[school] = roomOf(problem, policy.zoning, roster, school);
  for (const stage of problem.schools[school]!.stages) {
    const sheet = sheets[stage]!;
    let pupils = 0;
    for (const grade of problem.stages[stage]!.grades) {
      const here = roster.pupils[school * roster.gradeCount + grade]!;
      pupils += here === UNKNOWN ? Number.NaN : here;
    }
    sheet.pupils[school] = pupils;
  }
  for (const stage of problem.schools[school]!.stages) {
    const sheet = sheets[stage]!;
    for (const { id } of RATIOS) sheet.resources[id][school] = resourceOf(county, sheet, school, id);
    const evaluated = isEvaluated(county, sheet, school);
    const pupils = sheet.pupils[school]!;
    sheet.evaluated[school] = evaluated ? 1 : 0;
    sheet.evaluatedPupils[school] = evaluated && sheet.inService[school] === 1 && pupils > 0 ? pupils : 0;
  }
}

/** Whether the profile's evaluation covers a school: its owner, and teaching points from a number of pupils on. */
function isEvaluated({ problem, policy }: County, sheet: StageSheet, school: SchoolIndex): boolean {
  const { ownership, tier } = problem.schools[school]!;
  const owners = policy.values['evaluated.ownership'];
  if (owners !== null && !owners.includes(ownership)) return false;
  const pointsFrom = policy.values['evaluated.pointsFrom'];
  return tier !== 'teachingPoint' || pointsFrom === null || sheet.pupils[school]! >= pointsFrom;
}
