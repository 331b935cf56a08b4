import type { Broken } from '../check/index.ts';
import { classesOf } from '../layout/classes.ts';
import { schoolsStandingIn } from '../layout/constraints/anchor.ts';
import { boardersOf } from '../layout/constraints/boarding-places.ts';
import { exemptComponents } from '../layout/constraints/contiguity.ts';
import { busKey, type Context } from '../layout/context.ts';
import { fixedPupils } from '../layout/fixed-pupils.ts';
import { roomsOf } from '../layout/rooms.ts';
import { bandTime, verdict, waysOf } from '../layout/ways.ts';
import { isWithin, travelSeconds } from '../travel/index.ts';
import { NONE, type SchoolIndex, type Seconds, type UnitIndex } from '../units.ts';

/** One breach of one rule, as the judge would name it, in numbers. */
export interface LiveBreach {
  /** As in `violations[].rule`. */
  readonly rule: string;
  /** Id of the stage; null where all stages of a school count together. */
  readonly stage: string | null;
  /** NONE where no school is concerned. */
  readonly school: SchoolIndex;
  /** The units concerned: one, those cut off, those of the group. */
  readonly units: readonly UnitIndex[];
  readonly excess: number;
  /** Unit of `excess`: units, seconds, classes, pupils, coefficient. */
  readonly unit: string;
  /** Capacity and boarding places: what is needed and what there is. Walking limit: the longest time and its limit, in seconds. */
  readonly needed: number;
  readonly available: number;
  /** The judge's own sentence, of the rules that are asked of the judge. */
  readonly text?: Broken['text'];
}

/** The gravest first. Rules of the judge that are not here look at the county as a whole: `LiveBreaches` leaves them to the judge itself. */
export const KEPT_RULES: readonly string[] = [
  'assigned',
  'capacity',
  'contiguity',
  'walkingLimit',
  'reach',
  'boardingPlaces',
  'lock',
  'anchor',
  'keepTogether',
];

interface Way {
  readonly known: boolean;
  readonly excess: Seconds;
  readonly longest: Seconds;
  readonly limit: Seconds;
  readonly boarders: number;
  /** Whether some grades are beyond their limit, by an exception or not. */
  readonly beyond: boolean;
}

const NEAR: Way = { known: true, excess: 0, longest: 0, limit: 0, boarders: 0, beyond: false };

/**
 * Every breach of every rule of a plan that somebody is changing, kept up to date by the units and schools that a change touches. Says what
 * the judge (`engine/check`) says: a test compares both after every move.
 */
export class LiveBreaches {
  readonly #context: Context;
  /** School of each unit by planned stage; the owner changes it and then tells `changed`. */
  readonly #schoolOf: readonly Int32Array[];
  /** Pupils of school s in grade g, zoned and fixed, at `s * grades + g`; read only. */
  readonly pupils: Int32Array;
  /** Boarders by school; read only. */
  readonly boarders: Int32Array;
  /** What each school may hold, in classes or pupils. */
  readonly rooms: readonly number[];
  readonly #standing: readonly ReadonlyMap<UnitIndex, readonly SchoolIndex[]>[];
  readonly #locks: readonly ReadonlyMap<UnitIndex, readonly SchoolIndex[]>[];
  readonly #exempt: readonly (Uint8Array | null)[];
  readonly #ofUnit = new Map<number, readonly LiveBreach[]>();
  readonly #ofSchool = new Map<number, readonly LiveBreach[]>();
  readonly #pieces = new Map<number, LiveBreach>();
  #groups: readonly LiveBreach[] = [];
  readonly #joined: Uint8Array;

  constructor(context: Context, schoolOf: readonly Int32Array[]) {
    const { problem } = context;
    this.#context = context;
    this.#schoolOf = schoolOf;
    this.pupils = fixedPupils(context);
    this.boarders = new Int32Array(problem.schools.length);
    const rooms = roomsOf(context);
    this.rooms = problem.schools.map((_, school) => rooms.of(school));
    this.#standing = schoolsStandingIn(context);
    this.#locks = context.stages.map((stage) => {
      const locks = new Map<UnitIndex, SchoolIndex[]>();
      for (const { slot, unit, school } of context.locks) {
        if (slot === stage.slot) locks.set(unit, [...(locks.get(unit) ?? []), school]);
      }
      return locks;
    });
    this.#exempt = context.stages.map((stage) => {
      const components = exemptComponents(context, stage);
      return components.size === 0
        ? null
        : Uint8Array.from(context.component, (one) => (components.has(one) ? 1 : 0));
    });
    this.#joined = new Uint8Array(problem.units.count);
    for (const stage of context.stages) {
      for (let unit = 0; unit < problem.units.count; unit++) {
        this.#seat(stage.slot, unit, schoolOf[stage.slot]![unit]!, 1);
        this.#judgeUnit(stage.slot, unit);
      }
      for (const school of stage.schools) this.#judgeZone(stage.slot, school);
    }
    for (let school = 0; school < problem.schools.length; school++) this.#judgeSchool(school);
    this.#judgeGroups();
  }

  /** Units of a planned stage went from the schools of `before` to where `schoolOf` now has them. */
  changed(slot: number, units: ArrayLike<UnitIndex>, before: ArrayLike<SchoolIndex>): void {
    const touched = new Set<SchoolIndex>();
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      const now = this.#schoolOf[slot]![unit]!;
      if (before[i] === now) continue;
      this.#seat(slot, unit, before[i]!, -1);
      this.#seat(slot, unit, now, 1);
      this.#judgeUnit(slot, unit);
      for (const school of [before[i]!, now]) if (school !== NONE) touched.add(school);
    }
    for (const school of touched) {
      this.#judgeSchool(school);
      this.#judgeZone(slot, school);
    }
    if (touched.size > 0) this.#judgeGroups();
  }

  /** All of them, the gravest kinds first. */
  list(): LiveBreach[] {
    return [
      ...[...this.#ofUnit.values()].flat(),
      ...[...this.#ofSchool.values()].flat(),
      ...this.#pieces.values(),
      ...this.#groups,
    ].sort((a, b) => KEPT_RULES.indexOf(a.rule) - KEPT_RULES.indexOf(b.rule) || b.excess - a.excess);
  }

  /** Breaches of one unit in a planned stage. */
  ofUnit(slot: number, unit: UnitIndex): readonly LiveBreach[] {
    return this.#ofUnit.get(this.#key(slot, unit)) ?? [];
  }

  /** How the pupils of a unit would come to a school: 0 within their limits (or there is nobody), 1 beyond them, 2 not at all. */
  wayOf(slot: number, unit: UnitIndex, school: SchoolIndex): 0 | 1 | 2 {
    const way = this.#way(slot, unit, school);
    if (!way.known) return 2;
    return way.beyond ? 1 : 0;
  }

  #key(slot: number, unit: number): number {
    return slot * this.#context.problem.units.count + unit;
  }

  #seat(slot: number, unit: UnitIndex, school: SchoolIndex, sign: 1 | -1): void {
    const { problem, stages, year } = this.#context;
    const stage = stages[slot]!;
    if (school === NONE || stage.takes[school] !== 1) return;
    const width = problem.grades.length;
    const resident = problem.units.pupils[year]!;
    for (const grade of stage.zoned)
      this.pupils[school * width + grade]! += sign * resident[unit * width + grade]!;
    this.boarders[school]! += sign * this.#way(slot, unit, school).boarders;
  }

  #judgeUnit(slot: number, unit: UnitIndex): void {
    const stage = this.#context.stages[slot]!;
    const school = this.#schoolOf[slot]![unit]!;
    const found: LiveBreach[] = [];
    const tell = (rule: LiveBreach['rule'], excess: number, more: Partial<LiveBreach> = {}) =>
      found.push({
        rule,
        stage: stage.id,
        school,
        units: [unit],
        excess,
        unit: 'units',
        needed: 0,
        available: 0,
        ...more,
      });
    if (school === NONE || stage.takes[school] !== 1) tell('assigned', 1);
    else {
      const way = this.#way(slot, unit, school);
      if (!way.known) tell('reach', 1);
      else if (way.excess > 0) {
        tell('walkingLimit', way.excess, { unit: 'seconds', needed: way.longest, available: way.limit });
      }
      const locks = this.#locks[slot]!.get(unit)?.filter((one) => one !== school) ?? [];
      if (locks.length > 0) tell('lock', locks.length, { school: locks[0]! });
      const standing = this.#standing[slot]!.get(unit);
      if (standing && !standing.includes(school)) tell('anchor', 1, { school: standing[0]! });
    }
    if (found.length > 0) this.#ofUnit.set(this.#key(slot, unit), found);
    else this.#ofUnit.delete(this.#key(slot, unit));
  }

  #judgeSchool(school: SchoolIndex): void {
    const { problem, stages } = this.#context;
    const { classrooms, seats, boardingPlaces, stages: taught } = problem.schools[school]!;
    const found: LiveBreach[] = [];
    const width = problem.grades.length;
    const pupilsIn = (grade: number) => this.pupils[school * width + grade]!;
    const tell = (rule: LiveBreach['rule'], unit: LiveBreach['unit'], needed: number, available: number) => {
      if (needed <= available) return;
      found.push({
        rule,
        stage: null,
        school,
        units: [],
        excess: needed - available,
        unit,
        needed,
        available,
      });
    };
    if (stages.some((stage) => stage.takes[school] === 1)) {
      if (classrooms !== null) {
        tell('capacity', 'classes', classesOf(this.#context, school, pupilsIn).total, this.rooms[school]!);
      } else if (seats !== null) {
        let pupils = 0;
        for (const stage of taught)
          for (const grade of problem.stages[stage]!.grades) pupils += pupilsIn(grade);
        tell('capacity', 'pupils', pupils, this.rooms[school]!);
      }
    }
    tell('boardingPlaces', 'pupils', this.boarders[school]!, boardingPlaces);
    if (found.length > 0) this.#ofSchool.set(school, found);
    else this.#ofSchool.delete(school);
  }

  #judgeZone(slot: number, school: SchoolIndex): void {
    const { problem, options, stages } = this.#context;
    const stage = stages[slot]!;
    const key = slot * problem.schools.length + school;
    const anchor = problem.schools[school]!.unit;
    this.#pieces.delete(key);
    if (!options.contiguity || anchor === NONE || stage.takes[school] !== 1) return;
    const { start, neighbour } = problem.adjacency;
    const zone = this.#schoolOf[slot]!;
    const joined = this.#joined;
    const seen = [anchor];
    joined[anchor] = 1;
    for (let at = 0; at < seen.length; at++) {
      const unit = seen[at]!;
      for (let k = start[unit]!; k < start[unit + 1]!; k++) {
        const next = neighbour[k]!;
        if (joined[next] === 1 || zone[next] !== school) continue;
        joined[next] = 1;
        seen.push(next);
      }
    }
    const cutOff: UnitIndex[] = [];
    const exempt = this.#exempt[slot];
    for (let unit = 0; unit < zone.length; unit++) {
      if (zone[unit] === school && joined[unit] === 0 && exempt?.[unit] !== 1) cutOff.push(unit);
    }
    for (const unit of seen) joined[unit] = 0;
    if (cutOff.length === 0) return;
    this.#pieces.set(key, {
      rule: 'contiguity',
      stage: stage.id,
      school,
      units: cutOff,
      excess: cutOff.length,
      unit: 'units',
      needed: 0,
      available: 0,
    });
  }

  /** Groups are few; all are looked at. One breach a first unit and stage, as the judge counts. */
  #judgeGroups(): void {
    const found = new Map<string, LiveBreach>();
    for (const { slot, units } of this.#context.groups) {
      const stage = this.#context.stages[slot]!;
      const sizes = new Map<SchoolIndex, number>();
      for (const unit of units) {
        const school = this.#schoolOf[slot]![unit]!;
        if (school !== NONE && stage.takes[school] === 1) sizes.set(school, (sizes.get(school) ?? 0) + 1);
      }
      let all = 0;
      for (const size of sizes.values()) all += size;
      const excess = all - Math.max(0, ...sizes.values());
      if (excess === 0) continue;
      const key = `${units[0]}/${slot}`;
      const before = found.get(key)?.excess ?? 0;
      found.set(key, {
        rule: 'keepTogether',
        stage: stage.id,
        school: NONE,
        units,
        excess: excess + before,
        unit: 'units',
        needed: 0,
        available: 0,
      });
    }
    this.#groups = [...found.values()];
  }

  /** How the pupils of a unit would come to a school of the stage. The common case, all within their limits, makes nothing new. */
  #way(slot: number, unit: UnitIndex, school: SchoolIndex): Way {
    const context = this.#context;
    const stage = context.stages[slot]!;
    const { pupils, grades } = {
      pupils: context.problem.units.pupils[context.year]!,
      grades: context.problem.grades.length,
    };
    const walk = travelSeconds(context.travel, unit, school);
    const bus = context.buses.size > 0 && context.buses.has(busKey(context, unit, school));
    let fine = !bus;
    for (const band of stage.bands) {
      let here = 0;
      for (const grade of band.grades) here += pupils[unit * grades + grade]!;
      if (here === 0) continue;
      const within = band.limit === null ? walk < Infinity : isWithin(walk * band.factor, band.limit);
      if (!within) fine = false;
    }
    return fine ? NEAR : this.#farWay(slot, unit, school);
  }

  #farWay(slot: number, unit: UnitIndex, school: SchoolIndex): Way {
    const context = this.#context;
    const way = waysOf(context, context.stages[slot]!, unit);
    if (way.pupils === 0) return NEAR;
    const k = way.schools.indexOf(school);
    if (k === NONE) return { ...NEAR, known: false };
    let excess = 0;
    let longest = 0;
    let limit = 0;
    let beyond = false;
    way.stage.bands.forEach((band, b) => {
      if (way.bandPupils[b] === 0) return;
      const time = bandTime(way, k, band);
      if (band.limit !== null && !isWithin(time, band.limit)) beyond = true;
      if (verdict(context, way, k, band) !== 'tooFar') return;
      excess += time - band.limit!;
      if (time > longest) {
        longest = time;
        limit = band.limit!;
      }
    });
    return { known: true, excess, longest, limit, boarders: boardersOf(context, way, k), beyond };
  }
}
