import type { ExchangeModel } from '../model/model.ts';

/** A teacher too many or too few weighs as much as this many lessons or percent-teachers. */
const PERSON = 12;

/** How much one unit of excess weighs against others while a search passes through states that break rules. */
export function violationWeights(model: ExchangeModel): { dims: Int32Array; person: number } {
  const small = new Set(['lessons', 'senior', 'backboneMovers']);
  return {
    dims: Int32Array.from(model.dims, (dim) => (small.has(dim.kind) ? 1 : PERSON)),
    person: PERSON,
  };
}
