import { dataFault } from '../faults.ts';
import { waysOf } from '../ways.ts';
import type { Constraint } from './constraint.ts';
import { violationsByUnit } from './each-unit.ts';

/** A unit with pupils has a known way to its school. `waysOf` lists no other pairs, so that nothing is left to forbid. */
export const reach: Constraint = {
  id: 'reach',
  allows: () => () => true,
  blame: ({ problem, travel }, stage, units) =>
    units.map((unit) => {
      const id = problem.units.ids[unit]!;
      const minutes = Math.round(travel.cutoffSeconds / 60);
      const within = {
        en: Number.isFinite(minutes) ? ` within ${minutes} minutes` : '',
        zh: Number.isFinite(minutes) ? `（${minutes} 分钟内）` : '',
      };
      return dataFault('unit-without-school', 'units', 'id', id, {
        en: `has pupils but no way to any ${stage.id} school${within.en}; mend the streets or the travel table, or run a bus.`,
        zh: `有学生，但没有通往任何${stage.id}学校的道路${within.zh}；请修正道路或步行时间表，或开通校车。`,
      });
    }),
  violations: (answer) =>
    violationsByUnit(answer, 'reach', 'units', (stage, unit, school) => {
      const ways = waysOf(answer.context, stage, unit);
      return ways.pupils > 0 && !ways.schools.includes(school) ? 1 : 0;
    }),
};
