import type { Member } from '../../../engine/explain/index.ts';
import type { Context } from '../../../engine/layout/context.ts';
import { NONE } from '../../../engine/units.ts';

/** Whether a unit of the one planned stage is with a school; units that are not asked for may be with none or with several. */
export type With = (unit: number, school: number) => boolean;

/**
 * Whether an assignment keeps what some members of a clash ask, by counting: what shows that the others alone can be had. Written
 * from docs/model.md, for one stage; it shares nothing with the programs that the clash was found by.
 */
export function keeps(context: Context, members: readonly Member[], isWith: With): string | null {
  const { problem } = context;
  const schools = [...context.stages[0]!.schools];
  const units = [...problem.units.ids.keys()];
  const of = (school: number) => units.filter((unit) => isWith(unit, school));
  for (const one of members) {
    const broken = brokenBy(one);
    if (broken) return `${JSON.stringify(one)}: ${broken}`;
  }
  return null;

  function brokenBy(one: Member): string | null {
    switch (one.kind) {
      case 'unit': {
        const own = schools.filter((school) => isWith(one.unit, school));
        return own.length === 1 ? null : `${own.length} schools`;
      }
      case 'anchor': {
        const standing = schools.filter((school) => problem.schools[school]!.unit === one.unit);
        const other = schools.find((school) => isWith(one.unit, school) && !standing.includes(school));
        return other === undefined ? null : `with ${other}`;
      }
      case 'limit': {
        const { limit, grades, mayBoard } = context.stages[0]!.bands[one.band]!;
        for (const unit of units) {
          if (!grades.some((grade) => pupils(unit, grade) > 0)) continue;
          const inReach = schools.some((school) => seconds(unit, school) <= limit!);
          for (const school of schools) {
            if (!isWith(unit, school) || seconds(unit, school) <= limit! || !inReach) continue;
            if (mayBoard && problem.schools[school]!.boardingPlaces > 0) continue;
            return `unit ${unit} at ${school}`;
          }
        }
        return null;
      }
      case 'capacity': {
        const { classrooms, seats } = problem.schools[one.school]!;
        const cap = context.policy.classCap[context.stages[0]!.id]!;
        const own = of(one.school);
        const there = (grade: number) => own.reduce((sum, unit) => sum + pupils(unit, grade), 0);
        const { zoned } = context.stages[0]!;
        const { grades } = problem.stages[context.stages[0]!.index]!;
        const fixed = (grade: number) => (zoned.includes(grade) ? 0 : enrolled(one.school, grade));
        if (classrooms === null) {
          const all = zoned.reduce<number>((sum, grade) => sum + there(grade), 0);
          return all <= seats! ? null : `${all} pupils on ${seats} seats`;
        }
        const classes = grades.reduce<number>(
          (sum, grade) => sum + Math.ceil((fixed(grade) + (zoned.includes(grade) ? there(grade) : 0)) / cap),
          0,
        );
        return classes <= classrooms ? null : `${classes} classes in ${classrooms} rooms`;
      }
      case 'boardingPlaces': {
        const band = context.stages[0]!.bands[0]!;
        let boarders = 0;
        for (const unit of of(one.school)) {
          if (seconds(unit, one.school) <= band.limit!) continue;
          for (const grade of band.grades) boarders += pupils(unit, grade);
        }
        return boarders <= problem.schools[one.school]!.boardingPlaces ? null : `${boarders} boarders`;
      }
      case 'noHarm': {
        // One ratio of a school of one stage whose resources stay: as many pupils as today.
        const { tolerance } = context.policy.balance.noHarm;
        const grades = problem.stages[context.stages[0]!.index]!.grades;
        const today = grades.reduce<number>((sum, grade) => sum + enrolled(one.school, grade), 0);
        const then = of(one.school).reduce<number>(
          (sum, unit) => sum + grades.reduce<number>((all, grade) => all + pupils(unit, grade), 0),
          0,
        );
        return then <= today / (1 - tolerance) + 1e-9 ? null : `${then} pupils, ${today} today`;
      }
      case 'choice': {
        // One stage at the base year, nothing above the policy's share today: the entry grade joins those who sit above it.
        const [entry, ...above] = problem.stages[context.stages[0]!.index]!.grades;
        const outside = above.reduce<number>((sum, grade) => sum + fromOutside(one.school, grade), 0);
        const sitting = above.reduce<number>((sum, grade) => sum + enrolled(one.school, grade), 0);
        const own = of(one.school).reduce((sum, unit) => sum + pupils(unit, entry!), 0);
        const most = context.policy.choice.most[context.stages[0]!.id]!;
        return outside <= most * (sitting + own) + 1e-6
          ? null
          : `${outside} of ${sitting + own} from outside`;
      }
      case 'contiguity': {
        const root = problem.schools[one.school]!.unit;
        if (root === NONE) return null;
        const { start, neighbour } = problem.adjacency;
        const seen = new Set([root]);
        for (const unit of seen) {
          for (let k = start[unit]!; k < start[unit + 1]!; k++) {
            if (isWith(neighbour[k]!, one.school)) seen.add(neighbour[k]!);
          }
        }
        const cut = of(one.school).find((unit) => !seen.has(unit));
        return cut === undefined ? null : `unit ${cut} is cut off`;
      }
      case 'lock': {
        const { unit, school } = context.locks.find(({ position }) => position === one.position)!;
        const other = schools.find((each) => each !== school && isWith(unit, each));
        return other === undefined ? null : `with ${other}`;
      }
      case 'group': {
        const group = context.groups.find(({ position }) => position === one.position)!;
        const split = schools.find(
          (school) => new Set(group.units.map((unit) => isWith(unit, school))).size > 1,
        );
        return split === undefined ? null : `split at ${split}`;
      }
      case 'coefficient':
        return null;
    }
  }

  function pupils(unit: number, grade: number): number {
    return problem.units.pupils[context.year]![unit * problem.grades.length + grade]!;
  }
  function enrolled(school: number, grade: number): number {
    const number = Number(problem.grades[grade]!.slice(1));
    const rows = (problem.enrolment ?? []).filter((row) => row.school === school && row.grade === number);
    return rows.reduce((sum, row) => sum + row.pupils, 0);
  }
  function fromOutside(school: number, grade: number): number {
    const number = Number(problem.grades[grade]!.slice(1));
    const rows = (problem.enrolment ?? []).filter((row) => row.school === school && row.grade === number);
    return rows.reduce((sum, row) => sum + (row.outsideZone ?? 0), 0);
  }
  function seconds(unit: number, school: number): number {
    const { rowStart, school: columns, seconds: times } = context.travel;
    for (let k = rowStart[unit]!; k < rowStart[unit + 1]!; k++) if (columns[k] === school) return times[k]!;
    return Infinity;
  }
}
