import { forEachWay } from '../answer.ts';
import { dataFault } from '../faults.ts';
import { bandTime, verdict } from '../ways.ts';
import type { Constraint } from './constraint.ts';

/** No band walks beyond its limit, unless by an exception. */
export const walkingLimit: Constraint = {
  id: 'walkingLimit',
  allows: (context) => (ways, k) => {
    const { bands } = ways.stage;
    for (let b = 0; b < bands.length; b++) {
      if (ways.bandPupils[b]! > 0 && verdict(context, ways, k, bands[b]!) === 'tooFar') return false;
    }
    return true;
  },
  blame: ({ problem }, stage, units) =>
    units.map((unit) =>
      dataFault('unit-limits-clash', 'units', 'id', problem.units.ids[unit]!, {
        en: `no ${stage.id} school is within the walking limits of all its grades at once; change a bus or a limit.`,
        zh: `没有一所${stage.id}学校同时满足各年级的步行时限；请调整校车或时限。`,
      }),
    ),
  violations: (answer) => {
    const { context } = answer;
    const found: { rule: string; subject: string; excess: number; unit: string }[] = [];
    forEachWay(answer, (ways, k) => {
      let excess = 0;
      ways.stage.bands.forEach((band, b) => {
        if (ways.bandPupils[b]! === 0 || verdict(context, ways, k, band) !== 'tooFar') return;
        excess += bandTime(ways, k, band) - band.limit!;
      });
      if (excess === 0) return;
      const subject = `${context.problem.units.ids[ways.unit]}/${ways.stage.id}`;
      found.push({ rule: 'walkingLimit', subject, excess, unit: 'seconds' });
    });
    return found;
  },
};
