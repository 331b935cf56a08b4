import type { Displaced } from '../../plan/index.ts';
import { SECONDS_PER_MINUTE } from '../../units.ts';
import { type Case, type Zones, zonedPupils } from '../case.ts';
import type { FalseClaim } from '../claims/claim.ts';
import { judgeWay, wayTime } from '../ways.ts';
import { claim } from './say.ts';

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
