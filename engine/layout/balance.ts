import type { BalanceTask } from './answer-loads.ts';
import type { Context } from './context.ts';
import { sumQuantum } from './exact-sums.ts';
import { type StageResource, stageResources, stageRoster, today } from './resources.ts';

/** Resources a pupil, reduced to what zoning changes: all numbers that their rules and goals need. */
export interface BalanceForm {
  /** Fixed pupils of stage slot at school s: `slot * schoolCount + s`. */
  readonly fixed: Float64Array;
  /** What a pupil of a stage weighs where stocks are split, by slot; and weighted pupils of other stages, by school. */
  readonly weight: Float64Array;
  readonly others: Float64Array;
  readonly measures: readonly MeasureForm[];
  /** Limits on difference coefficients; none where the policy does not bind zones to them. */
  readonly limits: readonly CoefficientLimit[];
  /** Most pupils of stage slot at school s that no-harm allows, Infinity without limit; and most weighted pupils, by school. */
  readonly noHarm: { readonly pupils: Float64Array; readonly weighted: Float64Array } | null;
  /** Shares of the standard that shortfall counts by. */
  readonly steps: readonly number[];
}

/** One ratio of one stage. */
export interface MeasureForm {
  readonly slot: number;
  readonly ratio: string;
  readonly per: number;
  /** By school, NaN where not known. */
  readonly stock: Float64Array;
  readonly split: Uint8Array;
  readonly standard: number | null;
  /** 1 for the schools over which the coefficient is taken: a fixed set, so that emptying a school mends nothing. */
  readonly roster: Uint8Array;
  /** 1 for the schools that have a zone of the stage: those whose shortfall zones can change. */
  readonly zoned: Uint8Array;
  /** Whether its coefficient counts every school alike, and divides by one less than their number. */
  readonly plain: boolean;
  readonly sample: boolean;
  /** About the mean of its ratio: see `coefficientTerms`. */
  readonly centre: number;
  /** Steps to which its sums are rounded, so that they add up without error. */
  readonly quanta: readonly [number, number];
}

/** Σ over `measures` of their coefficients, divided by their number, may not exceed `limit`. */
export interface CoefficientLimit {
  /** `stage/ratio`, or `stage/composite` for the mean over ratios. */
  readonly subject: string;
  readonly measures: readonly number[];
  readonly limit: number;
  /** What one whole of excess is worth in pupils beyond a limit: about as many as must move to mend it. */
  readonly worth: number;
}

export function compileBalance(context: Context): BalanceForm {
  const { coefficient, steps } = context.policy.balance;
  const roster = stageRoster(context);
  const measures = stageResources(context).map((resource) => {
    const at = resource.slot * context.problem.schools.length;
    const fixed = roster.fixed.subarray(at, at + context.problem.schools.length);
    return measureForm(
      context,
      resource,
      fixed.reduce((sum, pupils) => sum + pupils, 0),
    );
  });
  return {
    fixed: roster.fixed,
    weight: roster.weight,
    others: roster.others,
    measures,
    limits: coefficient.binds ? coefficientLimits(context, measures) : [],
    noHarm: context.policy.balance.noHarm.binds ? noHarmLimits(context, measures) : null,
    steps,
  };
}

function measureForm(
  context: Context,
  { slot, ratio, stock, split, standard }: StageResource,
  fixedPupils: number,
): MeasureForm {
  const { coefficient, evaluated } = context.policy.balance;
  const { schools } = context.problem;
  const stage = context.stages[slot]!;
  const now = today(context);
  const roster = Uint8Array.from(schools, ({ ownership, tier }, s) => {
    if (Number.isNaN(stock[s])) return 0;
    if (evaluated.owners !== null && !evaluated.owners.includes(ownership)) return 0;
    const small =
      tier === 'teachingPoint' && evaluated.pointsFrom !== null && now.pupils(slot, s) < evaluated.pointsFrom;
    return small ? 0 : 1;
  });
  const sum = (term: (amount: number) => number) =>
    stock.reduce((total, amount, s) => total + (roster[s] === 1 ? term(amount) : 0), 0);
  const pupils = Math.max(1, pupilsOf(context, slot) + fixedPupils);
  const centre = sum((amount) => amount) / pupils;
  const plain = coefficient.weight === 'plain';
  // The most that a school without pupils can add, and what the centre adds to that.
  const squares = 2 * sum((amount) => 2 * amount * amount) + 2 * centre * centre * pupils;
  return {
    slot,
    ratio: ratio.id,
    per: ratio.per,
    stock,
    split,
    standard,
    roster,
    zoned: stage.takes,
    plain,
    sample: coefficient.deviation === 'sample',
    centre,
    quanta: [sumQuantum(2 * sum((amount) => amount)), sumQuantum(2 * squares)],
  };
}

/** Half of the last decimal to which the profile rounds before it compares, less what a sum may be off by. */
function beforeRounding(limit: number, decimals: number | null): number {
  if (decimals === null) return limit;
  const scale = 10 ** decimals;
  return (Math.floor(limit * scale + 1e-9) + 0.5) / scale - 1e-6;
}

function coefficientLimits(context: Context, measures: readonly MeasureForm[]): CoefficientLimit[] {
  const { limits, scope, decimals } = context.policy.balance.coefficient;
  return context.stages.flatMap((stage): CoefficientLimit[] => {
    const limit = limits[stage.id];
    const own = [...measures.keys()].filter(
      (m) => measures[m]!.slot === stage.slot && measures[m]!.roster.includes(1),
    );
    if (limit === undefined || own.length === 0) return [];
    const most = beforeRounding(limit, decimals);
    const form = {
      limit: most,
      worth: 2 * Math.max(most, 0.05) * Math.max(1, pupilsOf(context, stage.slot)),
    };
    if (scope === 'mean') return [{ ...form, subject: `${stage.id}/composite`, measures: own }];
    return own.map((m) => ({ ...form, subject: `${stage.id}/${measures[m]!.ratio}`, measures: [m] }));
  });
}

function pupilsOf({ problem, stages, year }: Context, slot: number): number {
  const width = problem.grades.length;
  const resident = problem.units.pupils[year]!;
  let pupils = 0;
  for (const grade of stages[slot]!.zoned)
    for (let at: number = grade; at < resident.length; at += width) pupils += resident[at]!;
  return pupils;
}

/**
 * With what a school has unchanged, its level a pupil stays as long as its pupils do not grow: k·R ⁄ P ≥ level ⇔ P ≤ k·R ⁄ level.
 * Schools without pupils today have no level of their own.
 */
function noHarmLimits(context: Context, measures: readonly MeasureForm[]): BalanceForm['noHarm'] {
  const { reading, tolerance } = context.policy.balance.noHarm;
  const count = context.problem.schools.length;
  const pupils = new Float64Array(context.stages.length * count).fill(Infinity);
  const weighted = new Float64Array(count).fill(Infinity);
  const now = today(context);
  const left = Math.max(1 - tolerance, 1e-9);
  for (const { slot, per, stock, split, standard, zoned } of measures) {
    for (let s = 0; s < count; s++) {
      const before = split[s] === 1 ? now.weighted(s) : now.pupils(slot, s);
      if (!(stock[s]! > 0) || before === 0 || now.pupils(slot, s) === 0 || zoned[s] === 0) continue;
      // The level of a stage with a split stock is its weight times stock over weighted pupils.
      const has =
        split[s] === 1
          ? stock[s]! * (context.stages[slot]!.id === 'junior' ? context.policy.balance.split.junior : 1)
          : stock[s]!;
      const allowed =
        reading === 'standard' && standard !== null ? Math.max(before, (per * has) / standard) : before;
      const limits = split[s] === 1 ? weighted : pupils;
      const at = split[s] === 1 ? s : slot * count + s;
      limits[at] = Math.min(limits[at]!, allowed / left + 1e-9);
    }
  }
  return { pupils, weighted };
}

/** All pupils of a stage at a school whose load vector lies at `at`. */
export function pupilsIn(
  task: BalanceTask,
  load: ArrayLike<number>,
  at: number,
  school: number,
  slot: number,
): number {
  const from = at + task.stageColumn[slot]!;
  const to = from + task.stageWidth[slot]!;
  let pupils = task.balance.fixed[slot * task.schoolCount + school]!;
  for (let k = from; k < to; k++) pupils += load[k]!;
  return pupils;
}

/** Weighted pupils of all stages of a school: what its common stocks are shared by. */
export function weightedIn(task: BalanceTask, load: ArrayLike<number>, at: number, school: number): number {
  const { weight, others } = task.balance;
  let sum = others[school]!;
  for (let slot = 0; slot < weight.length; slot++)
    sum += weight[slot]! * pupilsIn(task, load, at, school, slot);
  return sum;
}

/** What a school has for the stage of a measure; its pupils of the stage are given. */
export function resourceIn(
  task: BalanceTask,
  measure: MeasureForm,
  load: ArrayLike<number>,
  at: number,
  school: number,
  pupils: number,
): number {
  const stock = measure.stock[school]!;
  if (measure.split[school] === 0) return stock;
  if (pupils === 0) return 0;
  return (stock * task.balance.weight[measure.slot]! * pupils) / weightedIn(task, load, at, school);
}
