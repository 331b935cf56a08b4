import type { Random } from '../../engine/random.ts';
import { type ExchangeModel, STAY } from '../../engine/staffing/model/model.ts';

/** A decision drawn at random: about every seventh teacher goes somewhere, and whoever must. */
export function drawnDecision(model: ExchangeModel, random: Random): Int32Array {
  return Int32Array.from({ length: model.teachers }, (_, t) => {
    const arcs = model.arcStart[t + 1]! - model.arcStart[t]!;
    const goes = arcs > 0 && (model.stayAllowed[t] === 0 || random.below(7) === 0);
    return goes ? model.arcStart[t]! + random.below(arcs) : STAY;
  });
}
