import type { Plan, PlanOptions } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import type { SchoolIndex, SchoolYear } from '../units.ts';
import { makeCase, type Zones } from './case.ts';
import { boardingPlaces } from './rules/boarding-places.ts';
import { capacity } from './rules/capacity.ts';
import { choice } from './rules/choice.ts';
import { coefficient } from './rules/coefficient.ts';
import type { Broken } from './rules/index.ts';
import { noHarm } from './rules/no-harm.ts';
import type { Text } from './words.ts';

/** The same zones in a later school year of the dataset: what the children of then would break. */
export interface YearCheck {
  readonly year: SchoolYear;
  /** Breaches of the rules that hang on how many children there are. */
  readonly violations: readonly Broken[];
  readonly text: Text;
}

/** Rules that growth can break; ways and zones stay as they are. */
const GROWING = [capacity, boardingPlaces, noHarm, choice, coefficient];
/** Schools named in the sentence of a year. */
const NAMED = 3;

/**
 * Judges the zones of a plan in every projected year after the one that it is for. What bursts then is no breach of the plan, whose
 * year is another, but is told: a zone that is full in year three is drawn anew in year three.
 */
export function judgeYears(
  problem: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  plan: Pick<Plan, 'options'>,
  zones: Zones,
  opened: ReadonlySet<SchoolIndex>,
  closed: ReadonlySet<SchoolIndex>,
): YearCheck[] {
  return problem.years
    .filter((year) => year > plan.options.year)
    .map((year) => judgeYear(problem, travel, policy, { ...plan.options, year }, zones, opened, closed));
}

/** The same for one school year, that of the options. */
export function judgeYear(
  problem: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  options: PlanOptions,
  zones: Zones,
  opened: ReadonlySet<SchoolIndex>,
  closed: ReadonlySet<SchoolIndex>,
): YearCheck {
  const on = makeCase(problem, travel, policy, options, opened, closed);
  const violations = GROWING.flatMap((rule) => rule.judge(on, zones));
  const { year } = options;
  return { year, violations, text: yearText(problem, year, violations) };
}

function yearText(problem: Problem, year: SchoolYear, violations: readonly Broken[]): Text {
  if (violations.length === 0) {
    return { en: `${year}: the zones still keep every rule.`, zh: `${year} 学年：学区仍满足全部规则。` };
  }
  const full = violations.filter(({ rule }) => rule === 'capacity');
  const names = full.slice(0, NAMED).map(({ subject }) => {
    const school = problem.schools.find(({ id }) => id === subject)!;
    return { en: school.nameEn ?? school.name, zh: school.name };
  });
  const more = full.length - names.length;
  const others = violations.length - full.length;
  const en = [
    ...(full.length > 0
      ? [
          `${full.length} ${full.length === 1 ? 'school is' : 'schools are'} fuller than ${full.length === 1 ? 'its' : 'their'} rooms (${names.map((name) => name.en).join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
        ]
      : []),
    ...(others > 0 ? [`${others} other ${others === 1 ? 'rule is' : 'rules are'} broken`] : []),
  ];
  const zh = [
    ...(full.length > 0
      ? [`${names.map((name) => name.zh).join('、')}${more > 0 ? `等 ${full.length} 所学校` : ''}超出容量`]
      : []),
    ...(others > 0 ? [`另有 ${others} 处违反其他规则`] : []),
  ];
  return {
    en: `${year}: ${en.join('; ')}. Plan for that year, or add rooms before it.`,
    zh: `${year} 学年：${zh.join('；')}；请按该学年重新规划，或提前增加教室。`,
  };
}
