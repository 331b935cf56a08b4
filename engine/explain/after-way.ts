import type { Context, Question } from '../layout/context.ts';
import type { School } from '../problem/index.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import { policyBand, type WayOut } from './way-out.ts';

/** The question after a way out. */
export function afterWay(question: Question, context: Context, way: WayOut): Question {
  let { problem, policy, options } = question;
  for (const bend of way.bends) {
    if (bend.kind === 'classrooms' || bend.kind === 'seats') {
      const more = (school: School): School =>
        bend.kind === 'seats'
          ? { ...school, seats: (school.seats ?? 0) + bend.seats }
          : { ...school, classrooms: (school.classrooms ?? 0) + bend.classrooms };
      const schools = problem.schools.map((school, s) => (s === bend.school ? more(school) : school));
      problem = { ...problem, schools };
    } else if (bend.kind === 'bus') {
      const bus = {
        unit: problem.units.ids[bend.unit]!,
        school: problem.schools[bend.school]!.id,
        minutes: bend.minutes,
      };
      const others = options.buses.filter(({ unit, school }) => unit !== bus.unit || school !== bus.school);
      options = { ...options, buses: [...others, bus] };
    } else if (bend.kind === 'limit') {
      const its = policyBand(context, bend).grades;
      const limit = bend.minutes * SECONDS_PER_MINUTE;
      const bands = policy.bands.map((band) => (band.grades === its ? { ...band, limit } : band));
      policy = { ...policy, bands };
    } else if (bend.kind === 'coefficient') {
      const { balance } = policy;
      const limits = { ...balance.coefficient.limits, [bend.stage]: bend.limit };
      policy = { ...policy, balance: { ...balance, coefficient: { ...balance.coefficient, limits } } };
    } else if (bend.kind === 'choice') {
      const most = { ...policy.choice.most, [context.stages[bend.slot]!.id]: bend.most };
      policy = { ...policy, choice: { ...policy.choice, most } };
    } else if (bend.kind === 'noHarm') {
      const { balance } = policy;
      const noHarm = { ...balance.noHarm, tolerance: bend.tolerance };
      policy = { ...policy, balance: { ...balance, noHarm } };
    }
  }
  options = {
    ...options,
    locks: options.locks.filter((_, position) => !way.dropLocks.includes(position)),
    keepTogether: options.keepTogether.filter((_, position) => !way.dropGroups.includes(position)),
  };
  return { ...question, problem, policy, options };
}
