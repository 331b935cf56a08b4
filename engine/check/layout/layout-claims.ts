import type { Action, Displaced, LayoutYear, Plan } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { NONE, SECONDS_PER_MINUTE } from '../../units.ts';
import { type Case, type Zones, zonedPupils } from '../case.ts';
import { agree, type FalseClaim, unknownId } from '../claims/claim.ts';
import { differs } from '../claims/levels.ts';
import { judgeWay, wayTime } from '../ways.ts';
import { schoolName } from '../words.ts';
import { countyOfYear } from './county-of-year.ts';
import type { JudgedYear } from './layout-rules.ts';
import { busSeconds } from './reach.ts';

function claim(
  code: string,
  place: string,
  claimed: string | null,
  found: string | null,
  en: string,
  zh: string,
): FalseClaim {
  return { code, place, claimed, found, text: { en, zh } };
}

/** Decisions that can be taken, in time order, each in a planned year, and as the model lets them be. */
export function actionClaims(dataset: Problem, layout: LayoutPolicy | undefined, plan: Plan): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const periods = plan.options.layout?.periods ?? [];
  const index = new Map(dataset.schools.map(({ id }, s) => [id, s]));
  plan.actions.forEach((action, i) => {
    const place = `actions[${i}]`;
    const s = index.get(action.school);
    if (s === undefined) {
      claims.push(unknownId(`${place}.school`, action.school, 'school'));
      return;
    }
    if (action.into !== undefined && !index.has(action.into))
      claims.push(unknownId(`${place}.into`, action.into, 'school'));
    if (!periods.includes(action.year))
      claims.push(
        claim(
          'action-year',
          `${place}.year`,
          String(action.year),
          null,
          `${action.year} is none of the planned school years. Put the decision into one of them.`,
          `${action.year} 不是规划学年；请改为其中之一。`,
        ),
      );
    if (i > 0 && action.year < plan.actions[i - 1]!.year)
      claims.push(
        claim(
          'action-order',
          place,
          null,
          null,
          'Decisions stand in time order. Sort them by year.',
          '各项决定须按时间先后排列。',
        ),
      );
    const why = impossible(dataset, layout, plan, action, i, s);
    if (why) {
      const { en, zh } = schoolName(dataset, s);
      claims.push(
        claim(
          'action-impossible',
          place,
          action.kind,
          null,
          `${en} ${why[0]} Take the decision out or correct it.`,
          `${zh}${why[1]}请删除或更正。`,
        ),
      );
    }
  });
  plan.options.layout?.settled.forEach((wanted, i) => {
    const taken = plan.actions.some(
      (action) =>
        action.school === wanted.school && action.year === wanted.year && action.kind === wanted.kind,
    );
    if (!taken)
      claims.push(
        claim(
          'settled-not-taken',
          `options.layout.settled[${i}]`,
          null,
          wanted.kind,
          `The decision for ${wanted.school} in ${wanted.year} is settled, but the plan does not take it. Add it to the actions.`,
          `${wanted.year} 年对 ${wanted.school} 的决定已定，但方案未执行；请补列。`,
        ),
      );
  });
  return claims;
}

type Why = readonly [en: string, zh: string];

function impossible(
  dataset: Problem,
  layout: LayoutPolicy | undefined,
  plan: Plan,
  action: Action,
  at: number,
  s: number,
): Why | null {
  const earlier = plan.actions.slice(0, at);
  const { problem, closed } = countyOfYear(dataset, earlier, layout, action.year);
  const school = problem.schools[s]!;
  const own = earlier.filter((one) => one.school === action.school && one.kind !== 'keep');
  if (closed.has(s))
    return ['is closed by then; nothing more can happen to it.', '此前已撤并，不能再作决定；'];
  if (action.kind === 'open')
    return school.status === 'existing'
      ? ['exists already and cannot be opened.', '已在办，不能再新建；']
      : roomFault(dataset, layout, action, s, school.classrooms);
  if (school.status !== 'existing')
    return [`does not stand yet: there is nothing to ${action.kind}.`, '尚未开办；'];
  if (action.kind === 'expand') return roomFault(dataset, layout, action, s, school.classrooms);
  if (action.kind === 'close' || action.kind === 'merge') {
    if (own.some(({ kind }) => kind === 'open' || kind === 'expand' || kind === 'convert'))
      return [
        'is opened, expanded or converted by the same plan and cannot be closed by it.',
        '为本方案新建、扩建或改办，不能再由本方案撤并；',
      ];
    if (action.kind === 'merge' && (action.into === undefined || action.into === action.school))
      return [
        'is merged, but the other school that takes the pupils over is not named.',
        '合并未写明接收学校；',
      ];
  }
  if (action.kind === 'convert')
    return convertFault(
      dataset,
      plan,
      action,
      school.stages.map((stage) => dataset.stages[stage]!.id),
      school.tier,
    );
  return null;
}

function roomFault(
  dataset: Problem,
  layout: LayoutPolicy | undefined,
  action: Action,
  s: number,
  now: number | null,
): Why | null {
  const { classrooms } = action;
  if (classrooms === undefined || now === null)
    return action.kind === 'expand'
      ? ['is expanded, but its classrooms are not stated.', '扩建未写明教室数；']
      : null;
  const more = classrooms - now;
  if (more === 0 && action.kind === 'open') return null;
  const { maxClassrooms } = dataset.schools[s]!;
  const step = layout?.classroomStep ?? 1;
  const steps = Math.ceil(more / step);
  const whole = more % step === 0 || classrooms === maxClassrooms;
  if (more > 0 && whole && steps <= (layout?.mostSteps ?? 0) && classrooms <= (maxClassrooms ?? 0))
    return null;
  return [
    `cannot have ${classrooms} classrooms: it has ${now}, grows by steps of ${step}, and its site carries ${maxClassrooms ?? 'an unknown number'}.`,
    `不能有 ${classrooms} 间教室：现有 ${now} 间，每级扩建 ${step} 间，校址上限 ${maxClassrooms ?? '未知'} 间；`,
  ];
}

function convertFault(
  dataset: Problem,
  plan: Plan,
  { as, school }: Action,
  stages: readonly string[],
  tier: string | null,
): Why | null {
  if (as === 'nineYear') {
    if (plan.options.layout!.nineYear.includes(school)) return null;
    return [
      'is not named among the schools that may become nine-year schools.',
      '未列入可改办九年一贯制的学校；',
    ];
  }
  const village = dataset.schools.find(({ id }) => id === school)!.tier === 'village' || tier === 'village';
  if (as === 'teachingPoint' && village && stages.every((stage) => stage === 'primary')) return null;
  return [
    'cannot be converted so: only a primary school of a village becomes a teaching point.',
    '不能这样改办：仅村小可改为教学点；',
  ];
}

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

/** The children of every closed school, as they should stand in the plan. */
export function displacedOf(on: Case, zones: Zones, before: Zones, closed: ReadonlySet<number>): Displaced[] {
  const { problem } = on;
  return on.stages.flatMap((stage, position) => {
    const found: Displaced[] = [];
    before[position]!.forEach((there, unit) => {
      const pupils = zonedPupils(on, unit, stage.zoned);
      const school = zones[position]![unit]!;
      if (!closed.has(there) || pupils === 0 || !stage.schools.includes(school)) return;
      const rides = on.buses.has(`${problem.units.ids[unit]}>${problem.schools[school]!.id}`);
      const ways = stage.walkers
        .filter(({ grades }) => zonedPupils(on, unit, grades) > 0)
        .map((walkers) => {
          const fare = judgeWay(on, walkers, { stage, unit, school });
          const kind =
            fare === 'boarding' || fare === 'nobodyInReach'
              ? fare
              : rides
                ? ('bus' as const)
                : ('walk' as const);
          const grades = walkers.grades.map((grade) => problem.grades[grade]!);
          return { grades, kind, minutes: wayTime(on, walkers, unit, school) / SECONDS_PER_MINUTE };
        });
      found.push({
        year: on.options.year,
        from: problem.schools[there]!.id,
        stage: stage.id,
        unit: problem.units.ids[unit]!,
        pupils,
        to: problem.schools[school]!.id,
        ways,
      });
    });
    return found;
  });
}

/** Each closed school's children have a named new school, time and way, and nobody else is listed. */
export function displacedClaims(found: readonly Displaced[], claimed: readonly Displaced[]): FalseClaim[] {
  const keyOf = ({ year, from, stage, unit }: Displaced) => JSON.stringify([year, from, stage, unit]);
  const open = new Map(found.map((entry) => [keyOf(entry), entry]));
  const claims: FalseClaim[] = [];
  claimed.forEach((entry, i) => {
    const place = `layout.displaced[${i}]`;
    const match = open.get(keyOf(entry));
    open.delete(keyOf(entry));
    const who = `${entry.unit}/${entry.stage} (${entry.from})`;
    if (!match)
      claims.push(
        claim(
          'displaced-not-so',
          place,
          entry.unit,
          null,
          `${who}: nobody there loses a school in ${entry.year}, or the entry stands twice. Take it out.`,
          `${who}：${entry.year} 年并无因撤并转学的学生，或重复列出；请删除。`,
        ),
      );
    else if (!sameEntry(match, entry))
      claims.push(
        claim(
          'displaced-differs',
          place,
          JSON.stringify(entry),
          JSON.stringify(match),
          `${who}: pupils, new school, way or minutes are not as the zones have it. Correct the entry.`,
          `${who}：人数、新学校、方式或用时与学区不符；请更正。`,
        ),
      );
  });
  for (const { unit, stage, from } of open.values())
    claims.push(
      claim(
        'displaced-missing',
        'layout.displaced',
        null,
        unit,
        `The children of ${unit}/${stage} lose ${from}; the plan does not say where they go. Add them.`,
        `${unit}/${stage} 的学生因 ${from} 撤并转学，方案未写明去向；请补列。`,
      ),
    );
  return claims;
}

function sameEntry(a: Displaced, b: Displaced): boolean {
  if (a.pupils !== b.pupils || a.to !== b.to || a.ways.length !== b.ways.length) return false;
  return a.ways.every((way) =>
    b.ways.some(
      (other) =>
        other.kind === way.kind &&
        other.grades.join() === way.grades.join() &&
        Math.abs(other.minutes - way.minutes) <= 0.05 + 1e-9,
    ),
  );
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
