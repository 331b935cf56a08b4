import type { Classes, MetersPerSecond, Pupils, Seconds, Yuan } from '../units.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import type { PolicyValues } from './settings.ts';
import { POLICY_STAGES, type PolicyStage } from './stages.ts';

/** What a policy says of the layout of schools (docs/model.md, "Layout"); what it does not say is null. */
export interface LayoutPolicy {
  /** Pupils of a school by the stages it teaches: of one stage, or of nine years. */
  readonly mostPupils: Readonly<Record<PolicyStage | 'nineYear', Pupils | null>>;
  readonly leastPupils: Readonly<Record<PolicyStage, Pupils | null>>;
  /** Classrooms by which a school grows, and how often. */
  readonly classroomStep: Classes;
  readonly mostSteps: number;
  /** Existing schools that may close in one period. */
  readonly mostClosures: number | null;
  /** Months between the county's base year and the first closing. */
  readonly noticeMonths: number;
  /** Every township that has a junior school keeps one. */
  readonly townshipJunior: boolean;
  /** Concentrated villages, and places from which no other school can be walked to, keep a school or point. */
  readonly keepVillages: boolean;
  readonly keepRemote: boolean;
  /** What one pupil-minute of every day's way to school is worth, a year; what a change of school is worth, once. */
  readonly minuteValue: Yuan;
  readonly moveValue: Yuan;
  /** Years over which building is charged. */
  readonly buildingLife: number;
  /** Share of its running cost that a school has as a teaching point; what making it nine-year costs. */
  readonly pointRunning: number;
  readonly nineYearCost: Yuan | null;
  /** Buses that may be run where walking is too far; null where none are. */
  readonly bus: {
    readonly speed: MetersPerSecond;
    readonly wait: Seconds;
    readonly perKilometre: Yuan;
  } | null;
  /** Running fund a pupil, a boarder, and the pupils as of whom a smaller school is funded. */
  readonly fund: Readonly<Record<PolicyStage, Yuan>>;
  readonly fundFloor: Pupils;
  /** What a boarder costs a year, fund included. */
  readonly boarder: Yuan;
}

const METERS_PER_SECOND_OF_KMH = 1 / 3.6;

/** What layout needs of the merged settings. Only rules have no default: what is not said is not asked. */
export function layoutPolicy(values: PolicyValues): LayoutPolicy {
  const speed = values['bus.speed'];
  const byStage = (value: (stage: PolicyStage) => number | null) =>
    Object.fromEntries(POLICY_STAGES.map((stage) => [stage, value(stage)])) as Record<
      PolicyStage,
      number | null
    >;
  return {
    mostPupils: {
      ...byStage((stage) => values[`schoolSize.${stage}`]),
      nineYear: values['schoolSize.nineYear'],
    },
    leastPupils: byStage((stage) => values[`schoolSize.least.${stage}`]),
    classroomStep: values['layout.classroomStep'] ?? 1,
    mostSteps: values['layout.mostSteps'] ?? 0,
    mostClosures: values['layout.mostClosures'],
    noticeMonths: values['layout.noticeMonths'] ?? 0,
    townshipJunior: values['layout.townshipJunior'] ?? false,
    keepVillages: values['layout.keepVillages'] ?? false,
    keepRemote: values['layout.keepRemote'] ?? false,
    minuteValue: values['layout.minuteValue'] ?? 0,
    moveValue: values['layout.moveValue'] ?? 0,
    buildingLife: values['layout.buildingLife'] ?? 1,
    pointRunning: values['layout.pointRunning'] ?? 1,
    nineYearCost: values['layout.nineYearCost'],
    bus:
      speed === null
        ? null
        : {
            speed: speed * METERS_PER_SECOND_OF_KMH,
            wait: (values['bus.wait'] ?? 0) * SECONDS_PER_MINUTE,
            perKilometre: values['bus.perKilometre'] ?? 0,
          },
    fund: {
      primary: values['fund.base.primary'] ?? 0,
      junior: values['fund.base.junior'] ?? 0,
    },
    fundFloor: values['fund.floorPupils'] ?? 0,
    boarder: (values['fund.boarder'] ?? 0) + (values['boarding.yearCost'] ?? 0),
  };
}
