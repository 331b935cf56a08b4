import type { SchoolIndex } from '../../units.ts';

/** What one school needs of one priced resource: what it has, what one pupil should have, and the price of a unit. */
export interface PricedNeed {
  readonly id: string;
  readonly school: SchoolIndex;
  readonly resource: number;
  readonly name: { readonly en: string; readonly zh: string };
  readonly unit: string;
  readonly pupils: number;
  readonly perPupil: number;
  readonly unitCost: number;
  /** Units that come together; 0 where any amount helps (`Need` of engine/allocation). */
  readonly lot: number;
  /** Resource with which the school keeps the level that it had before; only where a county of before is given. */
  readonly own?: number;
  /** Comes before everything else. */
  readonly urgent?: true;
}
