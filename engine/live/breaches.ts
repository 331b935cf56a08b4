import { classesOf } from '../layout/classes.ts';
import { schoolsStandingIn } from '../layout/constraints/anchor.ts';
import type { Context } from '../layout/context.ts';
import { fixedPupils } from '../layout/fixed-pupils.ts';
import { roomsOf } from '../layout/rooms.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import { KEPT_RULES, type LiveBreach } from './breach.ts';
import { wayTo } from './way.ts';
import { ZonePieces } from './zone-pieces.ts';

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
  readonly #ofUnit = new Map<number, readonly LiveBreach[]>();
  readonly #ofSchool = new Map<number, readonly LiveBreach[]>();
  readonly #apart = new Map<number, LiveBreach>();
  readonly #pieces: ZonePieces;
  #groups: readonly LiveBreach[] = [];

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
    this.#pieces = new ZonePieces(context);
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
      ...this.#apart.values(),
      ...this.#groups,
    ].sort((a, b) => KEPT_RULES.indexOf(a.rule) - KEPT_RULES.indexOf(b.rule) || b.excess - a.excess);
  }

  /** Breaches of one unit in a planned stage. */
  ofUnit(slot: number, unit: UnitIndex): readonly LiveBreach[] {
    return this.#ofUnit.get(this.#key(slot, unit)) ?? [];
  }

  /** How the pupils of a unit would come to a school: 0 within their limits (or there is nobody), 1 beyond them, 2 not at all. */
  wayOf(slot: number, unit: UnitIndex, school: SchoolIndex): 0 | 1 | 2 {
    const way = wayTo(this.#context, slot, unit, school);
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
    this.boarders[school]! += sign * wayTo(this.#context, slot, unit, school).boarders;
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
      const way = wayTo(this.#context, slot, unit, school);
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
    const context = this.#context;
    const key = slot * context.problem.schools.length + school;
    const units = this.#pieces.cutOff(context, slot, this.#schoolOf[slot]!, school);
    if (units.length === 0) {
      this.#apart.delete(key);
      return;
    }
    this.#apart.set(key, {
      rule: 'contiguity',
      stage: context.stages[slot]!.id,
      school,
      units,
      excess: units.length,
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
}
