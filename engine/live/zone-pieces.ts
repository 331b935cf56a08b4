import { exemptComponents } from '../layout/constraints/contiguity.ts';
import type { Context } from '../layout/context.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';

/** Which units of a zone hang together with its school: scratch arrays are kept from one question to the next. */
export class ZonePieces {
  /** By planned stage, 1 for units that may lie apart; null where none may. */
  readonly #exempt: readonly (Uint8Array | null)[];
  readonly #joined: Uint8Array;

  constructor(context: Context) {
    this.#exempt = context.stages.map((stage) => {
      const components = exemptComponents(context, stage);
      return components.size === 0
        ? null
        : Uint8Array.from(context.component, (one) => (components.has(one) ? 1 : 0));
    });
    this.#joined = new Uint8Array(context.problem.units.count);
  }

  /** Units of a zone from which no way through it leads to its school, in their order; none where the rule does not bind. */
  cutOff(context: Context, slot: number, zone: Int32Array, school: SchoolIndex): UnitIndex[] {
    const { problem, options, stages } = context;
    const anchor = problem.schools[school]!.unit;
    if (!options.contiguity || anchor === NONE || stages[slot]!.takes[school] !== 1) return [];
    const { start, neighbour } = problem.adjacency;
    const joined = this.#joined;
    const seen = [anchor];
    joined[anchor] = 1;
    for (let at = 0; at < seen.length; at++) {
      const unit = seen[at]!;
      for (let k = start[unit]!; k < start[unit + 1]!; k++) {
        const next = neighbour[k]!;
        if (joined[next] === 1 || zone[next] !== school) continue;
        joined[next] = 1;
        seen.push(next);
      }
    }
    const cutOff: UnitIndex[] = [];
    const exempt = this.#exempt[slot];
    for (let unit = 0; unit < zone.length; unit++) {
      if (zone[unit] === school && joined[unit] === 0 && exempt?.[unit] !== 1) cutOff.push(unit);
    }
    for (const unit of seen) joined[unit] = 0;
    return cutOff;
  }
}
