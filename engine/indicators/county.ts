import type { Plan } from '../plan/index.ts';
import type { Policy, PolicyStage, RatioId } from '../policy/index.ts';
import { RATIOS } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import type { SchoolIndex, StageIndex, UnitIndex } from '../units.ts';
import { type Placement, placementInForce, placementOfPlan, zoneMembers } from './placement.ts';
import { resourceOf } from './resources.ts';
import { type Room, roomOf } from './room.ts';
import {
  type EnrolmentIndex,
  enrolledRoster,
  enrolmentIndex,
  placedRoster,
  type Roster,
  UNKNOWN,
} from './roster.ts';
import { type StaffTally, staffTally } from './staff.ts';
import { TimeHistogram } from './walk.ts';
import { type Zone, type ZoneContext, zoneContext, zoneOf } from './zone.ts';

/**
 * One county as indicators see it: who sits where (`enrolment`: today's classes; else residents under zones), what each
 * school has for each stage, and how the children of each zone come to school.
 */
export interface County {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly basis: 'enrolment' | 'zonesInForce' | 'plan';
  readonly roster: Roster;
  readonly enrolment: EnrolmentIndex;
  readonly staff: StaffTally | null;
  /** Zones over which ways are measured; null without zones or travel times. */
  readonly placed: Placement | null;
  /** In the order of the problem's stages. */
  readonly sheets: readonly StageSheet[];
  /** Township of each school, NONE where unknown. */
  readonly townships: Int32Array;
  /** By school; null where its pupils are not known. */
  readonly rooms: (Room | null)[];
}

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
  /** By school; only `IndicatorState` replaces entries. */
  readonly zones: Zone[] | null;
  readonly ways: TimeHistogram | null;
}

export interface Standard {
  readonly ratio: (typeof RATIOS)[number];
  readonly least: number;
}

/** Today: enrolled pupils, and the ways under the zones in force where there are zones and times. */
export function countyToday(problem: Problem, policy: Policy, travel: TravelTable | null): County {
  const asked = {
    mode: 'wholeSchool' as const,
    year: problem.years[0]!,
    stages: stageIds(problem),
    buses: [],
  };
  const placed = travel && placementInForce(problem, policy.zoning, travel, asked);
  return buildCounty(
    problem,
    policy,
    'enrolment',
    enrolledRoster(problem),
    placed,
    false,
    openToday(problem),
  );
}

/** The zones in force with the same children as a plan counts; null when the dataset has none. */
export function countyInForce(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  options: Plan['options'],
): County | null {
  const placed = placementInForce(problem, policy.zoning, travel, options);
  if (!placed) return null;
  const { allowIslands } = options;
  return buildCounty(
    problem,
    policy,
    'zonesInForce',
    placedRoster(placed),
    placed,
    allowIslands,
    openToday(problem),
  );
}

export function countyUnderPlan(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Pick<Plan, 'assignment' | 'options' | 'open' | 'actions'>,
): County {
  const placed = placementOfPlan(problem, policy.zoning, travel, plan);
  const opened = new Set(plan.open);
  const closed = new Set(
    plan.actions.filter(({ kind }) => kind === 'close' || kind === 'merge').map(({ school }) => school),
  );
  const open = problem.schools.map(
    ({ id, status }) => opened.has(id) || (status === 'existing' && !closed.has(id)),
  );
  const { allowIslands } = plan.options;
  return buildCounty(problem, policy, 'plan', placedRoster(placed), placed, allowIslands, open);
}

function openToday(problem: Problem): readonly boolean[] {
  return problem.schools.map(({ status }) => status === 'existing');
}

function stageIds(problem: Problem): readonly string[] {
  return problem.stages.map(({ id }) => id);
}

/** Builds a county over a roster and a placement that belong together. */
export function buildCounty(
  problem: Problem,
  policy: Policy,
  basis: County['basis'],
  roster: Roster,
  placed: Placement | null,
  allowIslands: boolean,
  open: readonly boolean[],
): County {
  const county: County = {
    problem,
    policy,
    basis,
    roster,
    enrolment: enrolmentIndex(problem),
    staff: staffTally(problem, policy),
    placed,
    townships: Int32Array.from(problem.schools, ({ township }) => township),
    sheets: problem.stages.map(({ id }, k) => emptySheet(problem, policy, k, id, open)),
    rooms: problem.schools.map(() => null),
  };
  for (let s = 0; s < problem.schools.length; s++) refreshSchool(county, s);
  return placed
    ? { ...county, sheets: county.sheets.map((sheet) => withZones(county, sheet, allowIslands)) }
    : county;
}

function emptySheet(
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
    evaluatedPupils: new Float64Array(count),
    pupils: new Float64Array(count).fill(Number.NaN),
    resources: Object.fromEntries(resources) as StageSheet['resources'],
    evaluated: new Uint8Array(count),
    zones: null,
    ways: null,
  };
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

function withZones(county: County, sheet: StageSheet, allowIslands: boolean): StageSheet {
  const placed = county.placed!;
  if (!placed.demand[sheet.stage]) return sheet;
  const context = zoneContext(placed, sheet.stage, county.policy, allowIslands);
  return { ...sheet, ...zonesOf(context, zoneMembers(placed, sheet.stage)) };
}

/** Zones of every school of a stage, and the ways of all their children. */
export function zonesOf(
  context: ZoneContext,
  members: readonly (readonly UnitIndex[])[],
): { readonly zones: Zone[]; readonly ways: TimeHistogram } {
  const { placed, stage } = context;
  const ways = new TimeHistogram();
  const zones = members.map((units, school) => {
    for (const unit of units) ways.count(placed, stage, unit, school, 1);
    return zoneOf(context, school, units);
  });
  return { zones, ways };
}
