import type { Complaint } from '../problem/index.ts';
import { NONE, type UnitIndex } from '../units.ts';
import { compileBalance } from './balance.ts';
import { compileChoice } from './choice.ts';
import { gradeColumns } from './columns.ts';
import { boardersOf } from './constraints/boarding-places.ts';
import { compileCapacity } from './constraints/capacity.ts';
import { CONSTRAINTS, type Constraint } from './constraints/index.ts';
import type { Context, PlannedStage, Question } from './context.ts';
import { compileCrowding } from './crowding.ts';
import { optionFault } from './faults.ts';
import { type Grouping, groupUnits } from './grouping.ts';
import { compileNodes } from './nodes.ts';
import { OBJECTIVES, type Objective, objectiveOf, partsOf } from './objectives/index.ts';
import { prune } from './prune.ts';
import { resolve } from './resolve.ts';
import type { Task } from './task.ts';
import { type Ways, waysOf } from './ways.ts';

/** A question ready to be answered, or everything that is wrong with it. */
export interface Compiled {
  /** Null where a complaint is an error. */
  readonly task: Task | null;
  readonly context: Context | null;
  /** Which units each item stands for. */
  readonly grouping: Grouping | null;
  readonly objectives: readonly Objective[];
  readonly complaints: readonly Complaint[];
}

/**
 * Compiles a zoning question. Every fault is told at once: unknown ids, contradictory locks, units that reach no school,
 * groups without a common school, pieces of the county that no zone can connect.
 */
export function compile(question: Question, rules: readonly Constraint[] = CONSTRAINTS): Compiled {
  const { context, complaints } = resolve(question);
  const objectives = resolveLevels(question, complaints);
  if (context) for (const rule of rules) complaints.push(...(rule.faults?.(context) ?? []));
  const refused = { task: null, context: null, grouping: null, objectives, complaints };
  if (!context || complaints.length > 0) return refused;
  const grouping = groupUnits(context);
  const candidates = compileCandidates(context, rules, grouping, objectives, complaints);
  if (complaints.some((complaint) => complaint.severity === 'error')) return { ...refused, context };
  const task = prune(assemble(context, grouping, candidates));
  return { task, context, grouping, objectives, complaints };
}

const COEFFICIENT_NAMES = [
  'coefficient',
  'composite',
  'difference',
  'cv',
  'gini',
  '差异系数',
  '综合差异系数',
];

/** Why nobody is given a plan that makes a coefficient small. */
const NO_GOAL: Complaint['text'] = {
  en: 'is no goal and never will be: a difference coefficient also falls when the best school loses, and then nobody has more than before. Set a limit instead (changeLimit with stage and coefficient, or coefficient.limit with coefficient.bindsZones), and make shortfall a goal: it counts what the weakest schools lack.',
  zh: '不能作为目标：拉低最好的学校也会使差异系数下降，却无人受益。请改设上限（changeLimit 的 stage 与 coefficient，或 coefficient.limit 与 coefficient.bindsZones），并以 shortfall（填谷：薄弱学校的缺口）为目标。',
};

function resolveLevels({ options }: Question, complaints: Complaint[]): Objective[] {
  const known = OBJECTIVES.map((objective) => objective.id).join(', ');
  const found: Objective[] = [];
  options.levels.forEach((level, position) => {
    const { id, tolerance } = level;
    const objective = objectiveOf(level);
    const asked = level.weights === undefined ? [id] : Object.keys(level.weights);
    if (asked.some((one) => COEFFICIENT_NAMES.includes(one))) {
      complaints.push(optionFault('level-coefficient', 'levels', position, id, NO_GOAL));
    } else if (!objective || (level.weights !== undefined && id !== 'weighted')) {
      complaints.push(
        optionFault('level-unknown', 'levels', position, id, {
          en: `is not a goal of zoning; choose among ${known}.`,
          zh: `不是学区划分的目标;请在 ${known} 中选择。`,
        }),
      );
    } else found.push(objective);
    if (!(tolerance >= 0 && tolerance < Infinity)) {
      complaints.push(
        optionFault('level-tolerance', 'levels', position, tolerance, {
          en: 'is not a tolerance; give the share by which later goals may worsen this one, 0 or more.',
          zh: '不是有效的容差;请填写后续目标允许放宽的比例(不小于 0)。',
        }),
      );
    }
  });
  if (options.levels.length === 0) {
    complaints.push(
      optionFault('levels-empty', 'levels', null, null, {
        en: `No goal is set; name at least one of ${known}.`,
        zh: `没有设置目标;请至少选择一个:${known}。`,
      }),
    );
  }
  return found;
}

/** The zones that each item may belong to. */
export interface Candidates {
  readonly start: Int32Array;
  readonly zone: Int32Array;
  readonly boarders: Int32Array;
  readonly cost: readonly Float64Array[];
}

function compileCandidates(
  context: Context,
  all: readonly Constraint[],
  grouping: Grouping,
  objectives: readonly Objective[],
  complaints: Complaint[],
): Candidates {
  const rules = all.flatMap((rule) => (rule.allows ? [{ rule, allows: rule.allows(context) }] : []));
  const together = CONSTRAINTS.find((rule) => rule.id === 'keepTogether')!;
  const pairCosts = objectives.map((objective) => objective.pairCost(context));
  const blamed = new Map<Constraint, UnitIndex[][]>();
  const blame = (rule: Constraint, stage: PlannedStage, units: readonly UnitIndex[]) => {
    const lists = blamed.get(rule) ?? context.stages.map(() => []);
    lists[stage.slot]!.push(...units);
    blamed.set(rule, lists);
  };
  const start = new Int32Array(grouping.itemCount + 1);
  const zone: number[] = [];
  const boarders: number[] = [];
  const cost: number[][] = objectives.map(() => []);
  for (let item = 0; item < grouping.itemCount; item++) {
    const stage = context.stages[grouping.itemStage[item]!]!;
    const units = grouping.unitsOf(item);
    const ways = units.map((unit) => waysOf(context, stage, unit));
    const left = ways.map((each) => {
      let allowed = each.schools.map((_, k) => k);
      if (allowed.length === 0) blame(rules[0]!.rule, stage, [each.unit]);
      for (const { rule, allows } of rules) {
        const before = allowed.length;
        allowed = allowed.filter((k) => allows(each, k));
        if (before > 0 && allowed.length === 0) blame(rule, stage, [each.unit]);
      }
      return allowed;
    });
    const shared = left[0]!.filter((k) => {
      const school = ways[0]!.schools[k]!;
      return left.every((allowed, u) => allowed.some((other) => ways[u]!.schools[other] === school));
    });
    if (shared.length === 0 && left.every((allowed) => allowed.length > 0)) blame(together, stage, units);
    for (const k of shared) {
      const school = ways[0]!.schools[k]!;
      const at = ways.map((each) => each.schools.indexOf(school));
      zone.push(grouping.zoneOf(stage.slot, school));
      boarders.push(sum(ways, (each, u) => boardersOf(context, each, at[u]!)));
      pairCosts.forEach((pairCost, level) => {
        cost[level]!.push(sum(ways, (each, u) => pairCost(each, at[u]!)));
      });
    }
    start[item + 1] = zone.length;
  }
  for (const [rule, lists] of blamed) {
    context.stages.forEach((stage) => {
      const units = lists[stage.slot]!;
      if (units.length > 0) complaints.push(...(rule.blame?.(context, stage, units) ?? []));
    });
  }
  return {
    start,
    zone: Int32Array.from(zone),
    boarders: Int32Array.from(boarders),
    cost: cost.map((values) => Float64Array.from(values)),
  };
}

function sum(ways: readonly Ways[], value: (ways: Ways, u: number) => number): number {
  let total = 0;
  for (let u = 0; u < ways.length; u++) total += value(ways[u]!, u);
  return total;
}

function assemble(context: Context, grouping: Grouping, candidates: Candidates): Task {
  const { problem } = context;
  const demandWidth = Math.max(1, ...context.stages.map((stage) => stage.zoned.length));
  const { columnOf, stageColumn, stageWidth, count } = gradeColumns(context);
  let columns = count;
  const capacity = compileCapacity(context, columnOf, columns);
  const boards = candidates.boarders.some((count) => count > 0);
  const boarding = {
    column: boards ? columns++ : NONE,
    places: Int32Array.from(problem.schools, (school) => school.boardingPlaces),
  };
  const itemPupils = new Int32Array(grouping.itemCount);
  const itemDemand = new Int32Array(grouping.itemCount * demandWidth);
  const resident = problem.units.pupils[context.year]!;
  for (let item = 0; item < grouping.itemCount; item++) {
    const stage = context.stages[grouping.itemStage[item]!]!;
    for (const unit of grouping.unitsOf(item)) {
      stage.zoned.forEach((grade, k) => {
        const pupils = resident[unit * problem.grades.length + grade]!;
        itemDemand[item * demandWidth + k]! += pupils;
        itemPupils[item]! += pupils;
      });
    }
  }
  return {
    itemCount: grouping.itemCount,
    zoneCount: grouping.zoneSchool.length,
    schoolCount: problem.schools.length,
    columnCount: columns,
    itemStage: grouping.itemStage,
    itemPupils,
    itemDemand,
    demandWidth,
    stageColumn,
    stageWidth,
    zoneSchool: grouping.zoneSchool,
    zoneStage: grouping.zoneStage,
    candidateStart: candidates.start,
    candidateZone: candidates.zone,
    candidateBoarders: candidates.boarders,
    cost: candidates.cost,
    hopeless: new Int32Array(0),
    capacity,
    balance: compileBalance(context),
    choice: compileChoice(context),
    crowding: compileCrowding(context, columnOf, count),
    parts: context.options.levels.map(partsOf),
    boarding,
    ...compileNodes(context, grouping),
  };
}
