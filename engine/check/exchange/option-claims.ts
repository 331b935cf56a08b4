import type { ExchangeOptions } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import { type FalseClaim, unknownId } from '../claims/claim.ts';
import { repeated } from '../claims/options.ts';

/** Pins, forbidden and previous moves and enrolments name staff and schools that exist; goals are named once. */
export function exchangeOptionClaims(problem: Problem, options: ExchangeOptions): FalseClaim[] {
  const staff = new Set(
    (problem.teachers ?? []).filter((one) => one.role !== 'support').map((one) => one.id),
  );
  const schools = new Set(problem.schools.map((school) => school.id));
  const claims: FalseClaim[] = [];
  const teacher = (place: string, id: string) => {
    if (!staff.has(id)) claims.push(unknownId(place, id, 'teacher'));
  };
  const school = (place: string, id: string | null | undefined) => {
    if (id !== null && id !== undefined && !schools.has(id)) claims.push(unknownId(place, id, 'school'));
  };
  options.pins.forEach((pin, i) => {
    teacher(`options.pins[${i}].teacher`, pin.teacher);
    school(`options.pins[${i}].school`, pin.school);
  });
  options.forbidden.forEach((entry, i) => {
    teacher(`options.forbidden[${i}].teacher`, entry.teacher);
    school(`options.forbidden[${i}].school`, entry.school);
  });
  options.previous.forEach((move, i) => {
    teacher(`options.previous[${i}].teacher`, move.teacher);
    school(`options.previous[${i}].to`, move.to);
  });
  options.enrolments?.forEach((row, i) => {
    school(`options.enrolments[${i}].school`, row.school);
  });
  const goals = options.levels.map((level) => level.id);
  return [...claims, ...repeated('options.levels', goals)];
}
