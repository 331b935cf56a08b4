import { isWithin, travelSeconds } from '../../travel/table.ts';
import { NONE } from '../../units.ts';
import type { SiteRow } from '../sites/site-rows.ts';
import { candidateOf } from '../sites/site-task.ts';
import { ofPlaces, type RowsInput, withCandidates } from './row-parts.ts';
import { fundRows, limitRows, sizeRows } from './size-rows.ts';

/** The rules of the layout as rows over a period (docs/model.md, "Rules of the layout"). */
export function layoutRows(input: RowsInput): readonly SiteRow[] {
  const byPlace = candidatesByPlace(input);
  return [
    ...standRows(input),
    ...closureRows(input),
    ...keptRows(input),
    ...homeRows(input, byPlace),
    ...lockRows(input),
    ...sizeRows(input, byPlace),
    ...fundRows(input, byPlace),
    ...limitRows(input),
  ];
}

function candidatesByPlace({ sites: { task } }: RowsInput): number[][] {
  const found: number[][] = Array.from({ length: task.schoolCount }, () => []);
  task.candidateZone.forEach((zone, c) => {
    found[task.zoneSchool[zone]!]!.push(c);
  });
  return found;
}

/** A school stands in one way; a protected one, one that the plan built, and one that later years need, in some way. */
function standRows({ question, places }: RowsInput): SiteRow[] {
  const { standing, mustStand } = question;
  const bySchool = Map.groupBy(places.keys(), (p) => places[p]!.school);
  return Array.from(bySchool, ([school, own]) => {
    const { status, protected: kept } = standing.problem.schools[school]!;
    const stays = status === 'existing' && (kept || standing.built.has(school));
    const must = stays || mustStand?.has(school) === true;
    return ofPlaces(stays && kept ? 'protectedSchool' : 'stands', own, must ? 1 : 0, 1);
  }).filter(({ schools, lower }) => schools.length > 1 || lower > 0);
}

function closureRows({ question, places }: RowsInput): SiteRow[] {
  const { standing, policy, year } = question;
  const { problem } = standing;
  const existing = [...places.keys()].filter(
    (p) => problem.schools[places[p]!.school]!.status === 'existing',
  );
  const count = new Set(existing.map((p) => places[p]!.school)).size;
  const told = 12 * (year - problem.years[0]!) >= policy.layout.noticeMonths;
  if (!told) return [ofPlaces('notice', existing, count, Infinity)];
  const { mostClosures } = policy.layout;
  const most = mostClosures === null ? null : mostClosures * (question.limits?.periods ?? 1);
  if (most === null) return [];
  const left = Math.max(0, most - (question.closedAlready ?? 0));
  return left >= count ? [] : [ofPlaces('closures', existing, count - left, Infinity)];
}

/** Townships, villages and remote places that keep a school of a stage. */
function keptRows({ question, places }: RowsInput): SiteRow[] {
  const { standing, policy, options, travel } = question;
  const { problem } = standing;
  const { layout } = policy;
  const stageNamed = (id: string) =>
    options.stages.includes(id) ? problem.stages.findIndex((stage) => stage.id === id) : NONE;
  const teaching = (stage: number) =>
    [...places.keys()].filter((p) => places[p]!.record.stages.includes(stage));
  const stood = (p: number, stage: number) => {
    const school = problem.schools[places[p]!.school]!;
    return school.status === 'existing' && school.stages.includes(stage);
  };
  const rows: SiteRow[] = [];
  const junior = stageNamed('junior');
  if (layout.townshipJunior && junior !== NONE) {
    const byTownship = Map.groupBy(teaching(junior), (p) => places[p]!.record.township);
    for (const [township, group] of byTownship) {
      if (township !== NONE && group.some((p) => stood(p, junior)))
        rows.push(ofPlaces('townshipJunior', group, 1, Infinity));
    }
  }
  const primary = stageNamed('primary');
  if (primary === NONE) return rows;
  const youngest = policy.bands[0];
  const all = teaching(primary);
  for (const [unit, group] of Map.groupBy(all, (p) => places[p]!.record.unit)) {
    if (unit === NONE || !group.some((p) => stood(p, primary))) continue;
    const village = layout.keepVillages && problem.units.concentratedVillage[unit] === 1;
    const remote = () => {
      const limit = youngest?.limit;
      if (!layout.keepRemote || limit === undefined || limit === null) return false;
      const factor = policy.referenceSpeed / youngest!.speed;
      return !problem.schools.some(
        (school, s) =>
          school.unit !== unit &&
          school.ownership === 'public' &&
          (school.safe || !policy.safeBuildingsOnly) &&
          school.stages.includes(primary) &&
          isWithin(travelSeconds(travel, unit, s) * factor, limit),
      );
    };
    if (village || remote()) rows.push(ofPlaces('keptPlace', group, 1, Infinity));
  }
  return rows;
}

/** A unit in which several schools may stand belongs to one of those that do; a school without a unit of its own has somebody. */
function homeRows({ sites, places }: RowsInput, byPlace: readonly number[][]): SiteRow[] {
  const { task } = sites;
  const rows: SiteRow[] = [];
  for (const { item, zones } of sites.sharedHomes ?? []) {
    const candidates: number[] = [];
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (zones.includes(task.candidateZone[c]!)) candidates.push(c);
    }
    for (const place of new Set(zones.map((zone) => task.zoneSchool[zone]!)))
      rows.push(
        withCandidates(
          'anchor',
          place,
          -1,
          candidates,
          candidates.map(() => 1),
          0,
          Infinity,
        ),
      );
  }
  sites.homeItem.forEach((item, zone) => {
    // A place that cannot even take the unit in which it stands cannot stand.
    if (item !== NONE && candidateOf(task, item, zone) === NONE)
      rows.push(ofPlaces('anchor', [task.zoneSchool[zone]!], 0, 0));
  });
  const owns = new Set(
    [...sites.homeItem].flatMap((item, zone) => (item === NONE ? [] : [task.zoneSchool[zone]!])),
  );
  for (const place of places.keys()) {
    const theirs = byPlace[place]!;
    if (owns.has(place)) continue;
    rows.push(
      withCandidates(
        'inUse',
        place,
        -1,
        theirs,
        theirs.map(() => 1),
        0,
        Infinity,
      ),
    );
  }
  return rows;
}

function lockRows({ question, sites, grouping, places, stageIds }: RowsInput): SiteRow[] {
  const { options, standing } = question;
  const { task } = sites;
  return options.locks.flatMap(({ stage, unit, school }): SiteRow[] => {
    const slot = stageIds.indexOf(stage);
    const u = standing.problem.units.ids.indexOf(unit);
    const item = grouping.itemOf[slot]?.[u];
    if (item === undefined) return [];
    const candidates: number[] = [];
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (places[task.zoneSchool[task.candidateZone[c]!]!]!.record.id === school) candidates.push(c);
    }
    return [
      {
        id: 'lock',
        schools: [],
        openAmounts: [],
        candidates: Int32Array.from(candidates),
        amounts: new Float64Array(candidates.length).fill(1),
        lower: 1,
        upper: Infinity,
      },
    ];
  });
}
