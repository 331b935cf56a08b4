import { NONE } from '../../units.ts';
import type { SiteRow } from '../sites/site-rows.ts';
import { type RowsInput, withCandidates } from './row-parts.ts';

/** Largest and smallest schools. */
export function sizeRows(input: RowsInput, byPlace: readonly number[][]): SiteRow[] {
  const { question, places, amounts } = input;
  const { policy, standing } = question;
  const { stages } = standing.problem;
  const { mostPupils, leastPupils } = policy.layout;
  const today = zonePupils(input);
  return places.flatMap(({ record, school }, p): SiteRow[] => {
    const ids = record.stages.map((stage) => stages[stage]!.id);
    const nineYear = ids.includes('primary') && ids.includes('junior');
    const stage = ids.find((id): id is 'primary' | 'junior' => id === 'primary' || id === 'junior');
    if (stage === undefined) return [];
    const most = nineYear ? mostPupils.nineYear : mostPupils[stage];
    const least = record.tier === 'teachingPoint' ? null : leastPupils[stage];
    const theirs = byPlace[p]!;
    const pupils = theirs.map((c) => amounts.pupils[c]!);
    const rows: SiteRow[] = [];
    // What a zone may have grown to by a later period is not known from the beginning.
    if (most !== null && (question.limits?.periods ?? 1) === 1 && sum(pupils) > most) {
      const allowed = Math.max(most, today.get(school) ?? 0);
      rows.push(withCandidates('schoolSize', p, -allowed, theirs, pupils, -Infinity, 0));
    }
    if (least !== null) rows.push(withCandidates('schoolSize', p, -least, theirs, pupils, 0, Infinity));
    return rows;
  });
}

/** Children of the period in the zone that each school had before. */
function zonePupils({ question, sites, grouping, amounts, stageIds }: RowsInput): Map<number, number> {
  const { task } = sites;
  const { before } = question;
  const found = new Map<number, number>();
  for (let item = 0; item < task.itemCount; item++) {
    const zones = before.get(stageIds[task.itemStage[item]!]!);
    const c = task.candidateStart[item]!;
    if (!zones || c === task.candidateStart[item + 1]) continue;
    const school = zones[grouping.unitsOf(item)[0]!]!;
    if (school !== NONE) found.set(school, (found.get(school) ?? 0) + amounts.pupils[c]!);
  }
  return found;
}

/** A school below the floor is funded as if it had as many: what it lacks costs the fund of its first stage. */
export function fundRows(
  { question, sites, places, amounts }: RowsInput,
  byPlace: readonly number[][],
): SiteRow[] {
  const { policy, standing, options, years } = question;
  const { fund, fundFloor } = policy.layout;
  if (fundFloor === 0) return [];
  return places.flatMap(({ record }, p): SiteRow[] => {
    const first = record.stages.find((stage) => options.stages.includes(standing.problem.stages[stage]!.id));
    const base = first === undefined ? 0 : fund[standing.problem.stages[first]!.id as 'primary' | 'junior'];
    const theirs = byPlace[p]!;
    if (!base || theirs.length === 0 || sites.task.schoolCount === 0) return [];
    const pupils = theirs.map((c) => amounts.pupils[c]!);
    return [{ ...withCandidates('fund', p, -fundFloor, theirs, pupils, 0, Infinity), price: years * base }];
  });
}

/** Money and travel of the whole county. */
export function limitRows({ question, places, amounts, running, sites }: RowsInput): SiteRow[] {
  const { budget, options, policy, standing } = question;
  const { mostYuan, mostMinutes } = options.layout!;
  const all = [...places.keys()];
  const candidates = Int32Array.from({ length: sites.task.candidateZone.length }, (_, c) => c);
  const rows: SiteRow[] = [];
  if (budget !== null) {
    rows.push({
      id: 'budget',
      schools: all,
      openAmounts: places.map(({ building }) => building),
      sizeAmounts: places.map(({ growth }) => growth.map(({ building }) => building)),
      lower: -Infinity,
      upper: budget,
    });
  }
  const life = policy.layout.buildingLife;
  if (mostYuan !== undefined) {
    rows.push({
      id: 'spendingLimit',
      schools: all,
      openAmounts: places.map(({ building }, p) => running[p]! + building / life),
      sizeAmounts: places.map(({ growth }) => growth.map(({ building }) => building / life)),
      candidates,
      amounts: amounts.yuan,
      lower: -Infinity,
      upper: mostYuan - standing.building / life,
      paid: 1 / question.years,
    });
  }
  if (mostMinutes !== undefined) {
    rows.push({
      id: 'travelLimit',
      schools: [],
      openAmounts: [],
      candidates,
      amounts: amounts.minutes,
      lower: -Infinity,
      upper: mostMinutes,
    });
  }
  return rows;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
