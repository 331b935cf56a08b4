import type { PlanOptions } from '../plan/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { type Minutes, NONE } from '../units.ts';
import {
  busKey,
  type Context,
  gradeBands,
  type PlannedStage,
  type Question,
  type ResolvedGroup,
  type ResolvedLock,
  takesZone,
  zonedGrades,
} from './context.ts';
import { optionFault } from './faults.ts';

/** Looks up every id of a question; `context` is null where something that the rest hangs on is missing. */
export function resolve(question: Question): { context: Context | null; complaints: Complaint[] } {
  const { problem, options } = question;
  const complaints: Complaint[] = [];
  const unitAt = indexById(problem.units.ids);
  const schoolAt = indexById(problem.schools.map((school) => school.id));
  const stages = resolveStages(question, complaints);
  const year = problem.years.indexOf(options.year);
  if (year === NONE) {
    complaints.push(
      optionFault('year-unknown', 'year', null, options.year, {
        en: `No pupils are given for the school year ${options.year}; choose one of ${problem.years.join(', ')}.`,
        zh: `没有 ${options.year} 学年的学生数据；请在 ${problem.years.join('、')} 中选择。`,
      }),
    );
  }
  const slotOf = new Map(stages.map((stage) => [stage.id, stage.slot]));
  const look = new Lookup(problem, options, unitAt, schoolAt, slotOf, complaints);
  const locks = look.locks();
  const groups = look.groups();
  look.given();
  const buses = look.buses(question);
  if (stages.length === 0 || year === NONE) return { context: null, complaints };
  const context: Context = {
    ...question,
    stages,
    year,
    locks,
    groups,
    buses,
    component: components(problem),
  };
  return { context, complaints };
}

function indexById(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function resolveStages(question: Question, complaints: Complaint[]): PlannedStage[] {
  const { problem, policy, options } = question;
  const stages: PlannedStage[] = [];
  const known = problem.stages.map((stage) => stage.id).join(', ');
  if (options.stages.length === 0) {
    complaints.push(
      optionFault('stages-empty', 'stages', null, null, {
        en: `No stage is planned; name at least one of ${known}.`,
        zh: `没有要规划的学段；请至少选择一个：${known}。`,
      }),
    );
  }
  options.stages.forEach((id, position) => {
    const index = problem.stages.findIndex((stage) => stage.id === id);
    if (index === NONE) {
      complaints.push(
        optionFault('stage-unknown', 'stages', position, id, {
          en: `is not a stage of this dataset; choose among ${known}.`,
          zh: `不是本数据集的学段；请在 ${known} 中选择。`,
        }),
      );
      return;
    }
    if (stages.some((stage) => stage.index === index)) {
      complaints.push(
        optionFault('stage-twice', 'stages', position, id, {
          en: 'is named twice; name each stage once.',
          zh: '重复出现；每个学段只写一次。',
        }),
      );
      return;
    }
    const takes = Uint8Array.from(problem.schools, (school) => (takesZone(school, index, policy) ? 1 : 0));
    const schools = Array.from(takes.keys()).filter((school) => takes[school] === 1);
    const zoned = zonedGrades(problem, options, index);
    const bands = gradeBands(problem, policy, zoned);
    stages.push({ slot: stages.length, index, id, zoned, bands, schools, takes });
    if (schools.length === 0) {
      complaints.push(
        optionFault('stage-without-school', 'stages', position, id, {
          en: 'has no public school in safe buildings that could take pupils; check stages, status, ownership and safety in schools.',
          zh: '没有可招生的公办安全学校；请检查学校表中的学段、状态、办学性质和校舍安全。',
        }),
      );
    }
  });
  return stages;
}

/** Looks up the ids in locks, groups and buses, with one complaint for each that is not known. */
class Lookup {
  readonly #problem: Problem;
  readonly #options: PlanOptions;
  readonly #units: ReadonlyMap<string, number>;
  readonly #schools: ReadonlyMap<string, number>;
  readonly #slots: ReadonlyMap<string, number>;
  readonly #complaints: Complaint[];

  constructor(
    problem: Problem,
    options: PlanOptions,
    units: ReadonlyMap<string, number>,
    schools: ReadonlyMap<string, number>,
    slots: ReadonlyMap<string, number>,
    complaints: Complaint[],
  ) {
    this.#problem = problem;
    this.#options = options;
    this.#units = units;
    this.#schools = schools;
    this.#slots = slots;
    this.#complaints = complaints;
  }

  /** Locks of stages that are not planned are passed over: they ask nothing of this plan. */
  locks(): ResolvedLock[] {
    const locks: ResolvedLock[] = [];
    this.#options.locks.forEach((lock, position) => {
      const unit = this.#unit(lock.unit, 'locks', position);
      const school = this.#school(lock.school, 'locks', position);
      const slot = this.#slot(lock.stage, 'locks', position);
      if (unit !== NONE && school !== NONE && slot !== NONE) locks.push({ slot, unit, school, position });
    });
    return locks;
  }

  /** Zones that are given may name what does not exist; told once for each id. */
  given(): void {
    const told = new Set<string>();
    const once = (id: string, look: () => void) => {
      if (!told.has(id)) look();
      told.add(id);
    };
    for (const [stage, zones] of Object.entries(this.#options.given ?? {})) {
      once(`stage ${stage}`, () => this.#slot(stage, 'given', 0));
      Object.entries(zones).forEach(([unit, school], position) => {
        once(`unit ${unit}`, () => this.#unit(unit, 'given', position));
        once(`school ${school}`, () => this.#school(school, 'given', position));
      });
    }
  }

  groups(): ResolvedGroup[] {
    const groups: ResolvedGroup[] = [];
    this.#options.keepTogether.forEach((group, position) => {
      const slot = this.#slot(group.stage, 'keepTogether', position);
      const units = group.units.map((id) => this.#unit(id, 'keepTogether', position));
      if (slot !== NONE && !units.includes(NONE)) groups.push({ slot, units: [...new Set(units)], position });
    });
    return groups;
  }

  buses(question: Question): ReadonlyMap<number, Minutes> {
    const buses = new Map<number, Minutes>();
    this.#options.buses.forEach((bus, position) => {
      const unit = this.#unit(bus.unit, 'buses', position);
      const school = this.#school(bus.school, 'buses', position);
      if (!(bus.minutes >= 0 && bus.minutes < Infinity)) {
        this.#complaints.push(
          optionFault('bus-minutes', 'buses', position, bus.minutes, {
            en: 'is not a travel time; give the minutes of the bus one way, 0 or more.',
            zh: '不是有效的乘车时间；请填写单程分钟数（不小于 0）。',
          }),
        );
      } else if (unit !== NONE && school !== NONE) {
        buses.set(busKey(question, unit, school), bus.minutes);
      }
    });
    return buses;
  }

  #unit(id: string, column: string, position: number): number {
    return this.#found(this.#units.get(id), 'unit-unknown', id, column, position, {
      en: 'is not a unit of this dataset; use an id of the table units.',
      zh: '不是本数据集的居住单元；请使用居住单元表中的编号。',
    });
  }

  #school(id: string, column: string, position: number): number {
    return this.#found(this.#schools.get(id), 'school-unknown', id, column, position, {
      en: 'is not a school of this dataset; use an id of the table schools.',
      zh: '不是本数据集的学校；请使用学校表中的编号。',
    });
  }

  #slot(id: string, column: string, position: number): number {
    const planned = this.#slots.get(id);
    if (planned !== undefined || this.#problem.stages.some((stage) => stage.id === id))
      return planned ?? NONE;
    return this.#found(undefined, 'stage-unknown', id, column, position, {
      en: 'is not a stage of this dataset.',
      zh: '不是本数据集的学段。',
    });
  }

  #found(
    index: number | undefined,
    code: string,
    id: string,
    column: string,
    position: number,
    text: Complaint['text'],
  ): number {
    if (index === undefined) this.#complaints.push(optionFault(code, column, position, id, text));
    return index ?? NONE;
  }
}

/** Number of the connected component of each unit, components in the order of their first unit. */
function components(problem: Problem): Int32Array {
  const { start, neighbour } = problem.adjacency;
  const component = new Int32Array(problem.units.count).fill(NONE);
  const stack = new Int32Array(problem.units.count);
  let count = 0;
  for (let seed = 0; seed < component.length; seed++) {
    if (component[seed] !== NONE) continue;
    let height = 0;
    stack[height++] = seed;
    component[seed] = count;
    while (height > 0) {
      const unit = stack[--height]!;
      for (let k = start[unit]!; k < start[unit + 1]!; k++) {
        const next = neighbour[k]!;
        if (component[next] !== NONE) continue;
        component[next] = count;
        stack[height++] = next;
      }
    }
    count++;
  }
  return component;
}
