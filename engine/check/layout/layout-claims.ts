import type { LayoutYear, Plan } from '../../plan/index.ts';
import { NONE, SECONDS_PER_MINUTE } from '../../units.ts';
import { agree, type FalseClaim, unknownId } from '../claims/claim.ts';
import { differs } from '../claims/levels.ts';
import type { JudgedYear } from './layout-rules.ts';
import { busSeconds } from './reach.ts';
import { claim } from './say.ts';

/** Merger and closing told apart, as the zones have it. */
export function mergerClaims({ dataset, plan, there, county, on, zones, before }: JudgedYear): FalseClaim[] {
  return plan.actions.flatMap((action, i): FalseClaim[] => {
    if (action.year !== there.year || (action.kind !== 'merge' && action.kind !== 'close')) return [];
    const s = dataset.schools.findIndex(({ id }) => id === action.school);
    if (!county.closing.includes(s)) return [];
    const heirs = new Set<number>();
    on.stages.forEach((_, position) => {
      before[position]!.forEach((school, unit) => {
        if (school === s) heirs.add(zones[position]![unit]!);
      });
    });
    const [only] = heirs;
    const heir = heirs.size === 1 && only !== undefined && only !== NONE ? dataset.schools[only]!.id : null;
    const settled = plan.options.layout!.settled.some(
      ({ school, year }) => school === action.school && year === action.year,
    );
    const says = action.kind === 'merge' ? (action.into ?? null) : null;
    if (says === heir || (settled && says === null)) return [];
    const en =
      heir === null
        ? 'Its zone goes to several schools (or there was none): it closes and does not merge.'
        : `Its whole zone goes to ${heir}: it merges into that school.`;
    const zh =
      heir === null
        ? '其学区分给多所学校（或原无学区），应为撤销而非合并。'
        : `其学区整体划入 ${heir}，应为并入该校。`;
    return [claim('merger-differs', `actions[${i}]`, says, heir, en, zh)];
  });
}

/** Every bus of the plan could be run, and takes as long as it says. */
export function busClaims(year: JudgedYear, place: string): FalseClaim[] {
  const { dataset, there, on, layout } = year;
  const units = new Map(dataset.units.ids.map((id, u) => [id, u]));
  const schools = new Map(dataset.schools.map(({ id }, s) => [id, s]));
  return there.buses.flatMap((bus, i): FalseClaim[] => {
    const unit = units.get(bus.unit);
    const school = schools.get(bus.school);
    const at = `${place}.buses[${i}]`;
    if (unit === undefined) return [unknownId(`${at}.unit`, bus.unit, 'unit')];
    if (school === undefined) return [unknownId(`${at}.school`, bus.school, 'school')];
    const minutes = busSeconds(layout, on.travel, unit, school) / SECONDS_PER_MINUTE;
    if (agree(minutes, bus.minutes)) return [];
    return [
      differs('bus-minutes', `${at}.minutes`, bus.minutes, Number.isFinite(minutes) ? minutes : null, {
        en: 'The time of a bus from there',
        zh: '校车用时',
      }),
    ];
  });
}

/** What the year says of money, ways and moves. */
export function figureClaims(
  { there, spending, minutes }: JudgedYear,
  moved: number,
  place: string,
): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const same = (path: string, says: number, is: number, en: string, zh: string) => {
    if (!agree(says, is)) claims.push(differs('figure-differs', `${place}.${path}`, says, is, { en, zh }));
  };
  for (const key of ['building', 'charge', 'running', 'buses', 'boarding'] as const)
    same(
      `spending.${key}`,
      there.spending[key],
      spending[key],
      `The ${key} of the year, in yuan,`,
      '该年此项费用（元）',
    );
  same('minutes', there.minutes, minutes, 'The pupil-minutes of the year', '该年上学路程（人·分钟）');
  same('moved', there.moved, moved, 'The number of pupils whose school changes', '换校学生数');
  return claims;
}

/** The years are those asked for, and the first repeats the plan's own. */
export function yearClaims(plan: Plan): FalseClaim[] {
  const periods = plan.options.layout?.periods ?? [];
  const years = plan.layout?.years ?? [];
  const claims: FalseClaim[] = [];
  const told = years.map(({ year }: LayoutYear) => year);
  if (told.join() !== periods.join() || periods[0] !== plan.options.year)
    claims.push(
      claim(
        'layout-years',
        'layout.years',
        told.join(', '),
        periods.join(', '),
        'The planned years are not those of options.layout.periods, or the first is not options.year. State one entry for each period.',
        '各年与 options.layout.periods 不一致，或首年不是 options.year；请逐期列出。',
      ),
    );
  const [first] = years;
  const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  for (const key of ['assignment', 'open', 'classes', 'exceptions'] as const) {
    if (first && !same(first[key], plan[key]))
      claims.push(
        claim(
          'first-year-differs',
          `layout.years[0].${key}`,
          null,
          null,
          `The first year's ${key} must repeat the plan's own. Copy them.`,
          `首年的 ${key} 须与方案主体一致。`,
        ),
      );
  }
  return claims;
}

/** The same with the keys of its maps in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
