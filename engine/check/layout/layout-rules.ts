import type { LayoutYear, Plan, Spending } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { isWithin, travelSeconds } from '../../travel/table.ts';
import { NONE, type SchoolIndex, type StageIndex } from '../../units.ts';
import type { Case, Zones } from '../case.ts';
import type { Broken } from '../rules/index.ts';
import { schoolName, type Text, unitName } from '../words.ts';
import type { CountyOfYear } from './county-of-year.ts';
import { pupilsOfSchools } from './money.ts';

/** One planned year as the rules of the layout see it. */
export interface JudgedYear {
  readonly dataset: Problem;
  readonly layout: LayoutPolicy;
  readonly plan: Plan;
  readonly position: number;
  readonly there: LayoutYear;
  readonly county: CountyOfYear;
  readonly on: Case;
  readonly zones: Zones;
  readonly before: Zones;
  readonly spending: Spending;
  readonly minutes: number;
}

/** Every breach of a rule of the layout in one year (docs/model.md, "Rules of the layout"). */
export function layoutViolations(year: JudgedYear): Broken[] {
  return [
    ...protectedSchools(year),
    ...closures(year),
    ...notice(year),
    ...schoolSizes(year),
    ...townships(year),
    ...keptPlaces(year),
    ...limits(year),
  ];
}

function broken(rule: string, subject: string, excess: number, unit: string, en: string, zh: string): Broken {
  return { rule, subject, excess, unit, text: { en, zh } };
}

function protectedSchools({ dataset, county }: JudgedYear): Broken[] {
  return county.closing
    .filter((s) => dataset.schools[s]!.protected)
    .map((s) => {
      const { en, zh } = schoolName(dataset, s);
      const id = dataset.schools[s]!.id;
      return broken(
        'protectedSchool',
        id,
        1,
        'schools',
        `${en} is protected and must not close. Keep it.`,
        `${zh}为保留学校，不得撤并；请保留。`,
      );
    });
}

function closures({ dataset, county, layout }: JudgedYear): Broken[] {
  const most = layout.mostClosures;
  const existing = county.closing.filter((s) => dataset.schools[s]!.status === 'existing').length;
  if (most === null || existing <= most) return [];
  const en = `${existing} schools close in one period where at most ${most} may. Put some off.`;
  return [
    broken(
      'closures',
      'county',
      existing - most,
      'schools',
      en,
      `一期撤并 ${existing} 所，超过上限 ${most} 所；请分期进行。`,
    ),
  ];
}

function notice({ dataset, county, layout, there }: JudgedYear): Broken[] {
  const months = 12 * (there.year - dataset.years[0]!);
  if (months >= layout.noticeMonths) return [];
  return county.closing.map((s) => {
    const { en, zh } = schoolName(dataset, s);
    const short = layout.noticeMonths - months;
    return broken(
      'notice',
      dataset.schools[s]!.id,
      short,
      'months',
      `${en} closes with ${months} months' notice; ${layout.noticeMonths} are asked for. Close it later.`,
      `${zh}撤并仅提前 ${months} 个月公示，要求 ${layout.noticeMonths} 个月；请推迟。`,
    );
  });
}

function schoolSizes({ layout, on, zones, before }: JudgedYear): Broken[] {
  const { problem } = on;
  const pupils = pupilsOfSchools(on, zones);
  const had = pupilsOfSchools(on, before);
  const found: Broken[] = [];
  for (const [s, count] of [...pupils].sort(([a], [b]) => a - b)) {
    const { stages, tier, id } = problem.schools[s]!;
    const ids = stages.map((stage) => problem.stages[stage]!.id);
    const primary = ids.includes('primary');
    const junior = ids.includes('junior');
    if (!primary && !junior) continue;
    const policyMost = layout.mostPupils[primary && junior ? 'nineYear' : primary ? 'primary' : 'junior'];
    const most = policyMost === null ? Infinity : Math.max(policyMost, had.get(s) ?? 0);
    const least = tier === 'teachingPoint' ? 0 : (layout.leastPupils[firstOf(ids)] ?? 0);
    if (count >= least && count <= most) continue;
    const { en, zh } = schoolName(problem, s);
    const tooMany = count > most;
    found.push(
      broken(
        'schoolSize',
        id,
        tooMany ? count - most : least - count,
        'pupils',
        tooMany
          ? `${en} would have ${count} pupils, at most ${most} are allowed. Send some elsewhere.`
          : `${en} would have ${count} pupils, at least ${least} are asked for. Merge it, or make it a teaching point.`,
        tooMany
          ? `${zh}将有学生 ${count} 人，超过上限 ${most} 人；请分流。`
          : `${zh}将有学生 ${count} 人，低于下限 ${least} 人；请合并或改为教学点。`,
      ),
    );
  }
  return found;
}

function firstOf(ids: readonly string[]): 'primary' | 'junior' {
  return ids.find((id) => id === 'primary' || id === 'junior') as 'primary' | 'junior';
}

/** Schools of a stage that stand for pupils today by the dataset, and under the plan. */
function standing(
  { dataset, on }: JudgedYear,
  stage: StageIndex,
): { today: SchoolIndex[]; planned: Set<SchoolIndex> } {
  const judged = on.stages.find(({ index }) => index === stage)!;
  const today = dataset.schools.flatMap(({ status, stages, ownership, safe }, s) => {
    const takes = ownership === 'public' && (safe || !on.policy.safeBuildingsOnly);
    return status === 'existing' && takes && stages.includes(stage) ? [s] : [];
  });
  return { today, planned: new Set(judged.schools) };
}

function stageOf({ on }: JudgedYear, id: string): StageIndex {
  return on.stages.find((stage) => stage.id === id)?.index ?? NONE;
}

function townships(year: JudgedYear): Broken[] {
  const { dataset, layout } = year;
  const junior = stageOf(year, 'junior');
  if (!layout.townshipJunior || junior === NONE) return [];
  const { today, planned } = standing(year, junior);
  const kept = new Set([...planned].map((s) => dataset.schools[s]!.township));
  const had = new Set(today.map((s) => dataset.schools[s]!.township));
  return [...had]
    .filter((township) => township !== NONE && !kept.has(township))
    .map((township) => {
      const name = dataset.townships[township]!;
      return broken(
        'townshipJunior',
        name,
        1,
        'townships',
        `${name} would be left without a junior school. Keep one there.`,
        `${name}将没有初中；请保留一所。`,
      );
    });
}

function keptPlaces(year: JudgedYear): Broken[] {
  const { dataset, layout } = year;
  const primary = stageOf(year, 'primary');
  if (primary === NONE) return [];
  const { today, planned } = standing(year, primary);
  const kept = new Set([...planned].map((s) => dataset.schools[s]!.unit));
  const had = new Set(today.map((s) => dataset.schools[s]!.unit));
  return [...had]
    .filter((unit) => unit !== NONE && !kept.has(unit))
    .flatMap((unit): Broken[] => {
      const village = layout.keepVillages && dataset.units.concentratedVillage[unit] === 1;
      if (!village && !(layout.keepRemote && isRemote(year, unit, primary))) return [];
      const { en, zh } = unitName(dataset, unit);
      const why: Text = village
        ? { en: 'is a concentrated village', zh: '为人口集中村' }
        : {
            en: 'has no other school within walking reach of its youngest',
            zh: '低年级步行可达范围内没有其他学校',
          };
      return [
        broken(
          'keptPlace',
          dataset.units.ids[unit]!,
          1,
          'units',
          `${en} ${why.en} and would lose its primary school. Keep a school or a teaching point there.`,
          `${zh}${why.zh}，将失去小学；请保留学校或教学点。`,
        ),
      ];
    });
}

/** No other place of a primary school lies within the youngest band's limit on foot. */
function isRemote({ dataset, on }: JudgedYear, unit: number, primary: StageIndex): boolean {
  const band = on.policy.bands[0];
  if (!band || band.limit === null) return false;
  const factor = on.policy.referenceSpeed / band.speed;
  return !dataset.schools.some((school, s) => {
    const place = school.ownership === 'public' && (school.safe || !on.policy.safeBuildingsOnly);
    const other = school.unit !== unit && school.stages.includes(primary);
    return place && other && isWithin(travelSeconds(on.travel, unit, s) * factor, band.limit!);
  });
}

/** Money and travel of the year. */
function limits({ plan, position, spending, minutes }: JudgedYear): Broken[] {
  const { budgets, mostYuan, mostMinutes } = plan.options.layout!;
  const found: Broken[] = [];
  const over = (rule: string, value: number, most: number | null | undefined, unit: string, what: Text) => {
    if (most === null || most === undefined || value <= most * (1 + 1e-9) + 1e-6) return;
    const [is, may] = [Math.round(value), Math.round(most)];
    found.push(
      broken(
        rule,
        'county',
        value - most,
        unit,
        `${what.en} come to ${is} ${unit}, at most ${may} are allowed. Build or change less.`,
        `${what.zh}为 ${is}，超过上限 ${may}；请减少。`,
      ),
    );
  };
  const { building, charge, running, buses, boarding } = spending;
  over('budget', building, budgets[position], 'yuan', {
    en: 'Building costs of the period',
    zh: '本期建设费用（元）',
  });
  over('spendingLimit', charge + running + buses + boarding, mostYuan, 'yuan', {
    en: "The year's costs",
    zh: '年度费用（元）',
  });
  over('travelLimit', minutes, mostMinutes, 'pupil-minutes', {
    en: 'Ways to school',
    zh: '上学路程（人·分钟）',
  });
  return found;
}
