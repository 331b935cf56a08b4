import type { Problem } from '../../problem/index.ts';
import { NONE, type UnitIndex } from '../../units.ts';
import { schoolName, stageName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** Every unit of a zone is connected, through units of the zone, to the unit in which the school stands. */
export const contiguity: JudgedRule = {
  id: 'contiguity',
  judge(on, zones) {
    if (!on.options.contiguity) return [];
    const { problem } = on;
    return on.stages.flatMap((stage, position) => {
      const anchors = stage.schools
        .map((school) => problem.schools[school]!.unit)
        .filter((unit) => unit !== NONE);
      const everywhere = () => true;
      // Land that is joined to some school of the stage; elsewhere nobody could keep the rule.
      const mainland = on.options.allowIslands ? connected(problem, anchors, everywhere) : null;
      return stage.schools.flatMap((school): Broken[] => {
        const anchor = problem.schools[school]!.unit;
        if (anchor === NONE) return [];
        const zone = zones[position]!;
        if (!zone.includes(school)) return [];
        const joined = connected(problem, [anchor], (unit) => zone[unit] === school);
        const cutOff = problem.units.ids.filter(
          (_, unit) =>
            zone[unit] === school && !joined.has(unit) && (mainland === null || mainland.has(unit)),
        );
        if (cutOff.length === 0) return [];
        const where = schoolName(problem, school);
        const level = stageName(stage.id);
        return [
          {
            rule: 'contiguity',
            subject: `${problem.schools[school]!.id}/${stage.id}`,
            excess: cutOff.length,
            unit: 'units',
            text: {
              en: `The ${level.en} zone of ${where.en} is in pieces: ${listed(cutOff, ', ')} cannot be reached from the school without leaving it. Join these units to it or to a neighbouring zone.`,
              zh: `${where.zh}的${level.zh}学区不连片：${listed(cutOff, '、')}与学校所在地不相连；请补连或划入相邻学区。`,
            },
          },
        ];
      });
    });
  },
};

/** Units that can be reached from the roots over borders through units of the zone; the roots always count. */
function connected(
  { adjacency }: Problem,
  roots: readonly UnitIndex[],
  inZone: (unit: UnitIndex) => boolean,
): Set<UnitIndex> {
  const joined = new Set(roots);
  // A Set is walked in the order of insertion, what is added on the way included.
  for (const unit of joined) {
    for (let k = adjacency.start[unit]!; k < adjacency.start[unit + 1]!; k++) {
      const next = adjacency.neighbour[k]!;
      if (inZone(next)) joined.add(next);
    }
  }
  return joined;
}

const MOST_NAMED = 5;

function listed(ids: readonly string[], comma: string): string {
  return ids.slice(0, MOST_NAMED).join(comma) + (ids.length > MOST_NAMED ? `${comma}… (${ids.length})` : '');
}
