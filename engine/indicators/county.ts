import type { Plan } from '../plan/index.ts';
import type { Policy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import { NONE, type UnitIndex } from '../units.ts';
import { type Placement, placementInForce, placementOfPlan, zoneMembers } from './placement.ts';
import type { Room } from './room.ts';
import { type EnrolmentIndex, enrolledRoster, enrolmentIndex, placedRoster, type Roster } from './roster.ts';
import { emptySheet, refreshSchool, type StageSheet } from './sheet.ts';
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
  // A closed school that merely takes no new pupils is one until those who sit there have left.
  const nobody = placed.assignment.map((zones) => zones && new Int32Array(zones.length).fill(NONE));
  const roster = placedRoster({ ...placed, assignment: nobody });
  const stayers = (s: number) =>
    roster.pupils.subarray(s * roster.gradeCount, (s + 1) * roster.gradeCount).some((pupils) => pupils > 0);
  const open = problem.schools.map(
    ({ id, status }, s) => opened.has(id) || (status === 'existing' && !closed.has(id)) || stayers(s),
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
