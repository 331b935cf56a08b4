import { classesOf } from '../layout/classes.ts';
import { schoolsStandingIn } from '../layout/constraints/anchor.ts';
import { boardersOf } from '../layout/constraints/boarding-places.ts';
import { exemptComponents } from '../layout/constraints/contiguity.ts';
import { bandTime, verdict } from '../layout/ways.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import { balanceBreaks } from './balance-breaks.ts';
import { type Move, pupilsAfter, touchedBy } from './moves.ts';
import type { PlanState } from './plan-state.ts';

/** A breach of a rule that a change makes, or makes worse. */
export interface Break {
  /** As in `violations[].rule`. */
  readonly rule: string;
  readonly school: SchoolIndex;
  /** As in `violations[].subject`, of rules about resources a pupil; empty otherwise. */
  readonly subject: string;
  /** The unit of a rule about single units, NONE otherwise. */
  readonly unit: UnitIndex;
  readonly slot: number;
  /** Excess with the plan as it is, and after the change, in the rule's own unit. */
  readonly before: number;
  readonly after: number;
  /** Contiguity: the units that would be cut off. */
  readonly cutOff: readonly UnitIndex[];
  /** Capacity and boarding places: what would be needed, and what there is. */
  readonly needed: number;
  readonly available: number;
}

/** Breaches at the schools and units that the moves touch, before or after them. */
export function conditionOf(state: PlanState, moves: readonly Move[], moved: boolean): Break[] {
  const found: Break[] = [];
  for (const { slot, unit, to } of moves) {
    found.push(...unitBreaks(state, slot, unit, moved ? to : state.schoolOf[slot]![unit]!));
  }
  for (const school of touchedBy(state.schoolOf, moves)) {
    found.push(...capacityBreak(state, moves, moved, school));
    found.push(...boardingBreak(state, moves, moved, school));
    for (const slot of new Set(moves.map((move) => move.slot)))
      found.push(...contiguityBreak(state, moves, moved, slot, school));
  }
  found.push(...balanceBreaks(state, moves, moved));
  return found;
}

const NOTHING = { subject: '', before: 0, cutOff: [], needed: 0, available: 0 };

function unitBreaks(state: PlanState, slot: number, unit: UnitIndex, school: SchoolIndex): Break[] {
  const { context } = state;
  if (school === NONE || context.stages[slot]!.takes[school] !== 1) return [];
  const found: Break[] = [];
  const tell = (rule: string, excess: number) => {
    if (excess > 0) found.push({ ...NOTHING, rule, school, unit, slot, after: excess });
  };
  const way = state.waysOf(slot, unit);
  const k = way.schools.indexOf(school);
  if (k === NONE) tell('reach', 1);
  else {
    let excess = 0;
    way.stage.bands.forEach((band, b) => {
      if (way.bandPupils[b]! > 0 && verdict(context, way, k, band) === 'tooFar')
        excess += bandTime(way, k, band) - band.limit!;
    });
    tell('walkingLimit', excess);
  }
  const lock = context.locks.find((one) => one.slot === slot && one.unit === unit);
  tell('lock', lock && lock.school !== school ? 1 : 0);
  const standing = schoolsStandingIn(context)[slot]!.get(unit);
  tell('anchor', standing && !standing.includes(school) ? 1 : 0);
  return found;
}

function capacityBreak(
  state: PlanState,
  moves: readonly Move[],
  moved: boolean,
  school: SchoolIndex,
): Break[] {
  const use = capacityUse(state, moved ? moves : [], school);
  if (use === null || use.needed <= use.available) return [];
  const after = use.needed - use.available;
  return [{ ...NOTHING, ...use, rule: 'capacity', school, unit: NONE, slot: NONE, after }];
}

/** Classes and classrooms of a school after some moves, pupils and seats where only these are known; null without limit. */
export function capacityUse(
  state: PlanState,
  moves: readonly Move[],
  school: SchoolIndex,
): { readonly needed: number; readonly available: number } | null {
  const { context, rooms } = state;
  const { problem } = context;
  const { classrooms, seats, stages } = problem.schools[school]!;
  const own = pupilsAfter(state, moves, school);
  if (classrooms !== null) {
    return { needed: classesOf(context, school, (grade) => own[grade]!).total, available: rooms[school]! };
  }
  if (seats === null) return null;
  let needed = 0;
  for (const stage of stages) for (const grade of problem.stages[stage]!.grades) needed += own[grade]!;
  return { needed, available: rooms[school]! };
}

function boardingBreak(
  state: PlanState,
  moves: readonly Move[],
  moved: boolean,
  school: SchoolIndex,
): Break[] {
  const available = state.context.problem.schools[school]!.boardingPlaces;
  let needed = state.boarders[school]!;
  for (const { slot, unit, to } of moved ? moves : []) {
    const way = state.waysOf(slot, unit);
    const k = way.schools.indexOf(school);
    const sign = Number(to === school) - Number(state.schoolOf[slot]![unit] === school);
    if (k !== NONE && sign !== 0) needed += sign * boardersOf(state.context, way, k);
  }
  if (needed <= available) return [];
  const after = needed - available;
  return [{ ...NOTHING, rule: 'boardingPlaces', school, unit: NONE, slot: NONE, after, needed, available }];
}

function contiguityBreak(
  { context, schoolOf }: PlanState,
  moves: readonly Move[],
  moved: boolean,
  slot: number,
  school: SchoolIndex,
): Break[] {
  const { problem, component, options } = context;
  const anchor = problem.schools[school]!.unit;
  const stage = context.stages[slot]!;
  if (!options.contiguity || anchor === NONE || stage.takes[school] !== 1) return [];
  const zone = schoolOf[slot]!.slice();
  if (moved) for (const move of moves) if (move.slot === slot) zone[move.unit] = move.to;
  const { start, neighbour } = problem.adjacency;
  const seen = new Set([anchor]);
  for (const unit of seen) {
    for (let k = start[unit]!; k < start[unit + 1]!; k++) {
      if (zone[neighbour[k]!] === school) seen.add(neighbour[k]!);
    }
  }
  const exempt = exemptComponents(context, stage);
  const cutOff: UnitIndex[] = [];
  for (let unit = 0; unit < zone.length; unit++) {
    if (zone[unit] === school && !seen.has(unit) && !exempt.has(component[unit]!)) cutOff.push(unit);
  }
  if (cutOff.length === 0) return [];
  const { length: after } = cutOff;
  return [{ ...NOTHING, rule: 'contiguity', school, unit: NONE, slot, after, cutOff }];
}
