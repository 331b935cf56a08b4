import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import { ColumnPool } from './columns.ts';
import type { Packing } from './packing.ts';
import type { PlainSites } from './plain-sites.ts';
import { RuinSearch } from './ruin.ts';
import type { Sited, SiteTables } from './site-task.ts';

/** Work of one round, so that it takes half a second or so whatever the question: an iteration's grows with the square of a school's items. */
const ROUND_WORK = 600_000;
const LEAST_WORK = 10;
const FEWEST_ITERATIONS = 150;
/** Iterations beyond which a small question has nothing new to show in one round, by pair of item and school. */
const MOST_BY_PAIR = 8;
/** Sets of open schools that are kept with the best answer found for each. */
const KEPT = 60;

/** An answer to a plain question, and which schools it opens. */
export interface PlainAnswer extends Sited {
  readonly open: Uint8Array;
}

/**
 * The search for answers to a plain question, round by round, from schools likely to be open; remembers the best answer
 * for each of the best sets of schools, and the parts of good answers for putting them together anew.
 */
export class PlainSearch {
  readonly columns: ColumnPool;
  readonly #plain: PlainSites;
  readonly #ruin: RuinSearch;
  readonly #zoneOf: Int32Array;
  readonly #kept = new Map<string, PlainAnswer>();
  #worstKept = Infinity;
  #best: PlainAnswer | null = null;

  constructor(
    tables: SiteTables,
    plain: PlainSites,
    open: Uint8Array,
    random: Random,
    shouldStop: () => boolean,
  ) {
    this.#plain = plain;
    this.#zoneOf = tables.sites.task.candidateZone;
    this.columns = new ColumnPool(plain);
    const perSchool = plain.items / Math.max(1, count(open));
    const most = MOST_BY_PAIR * plain.items * plain.schools;
    const work = Math.max(FEWEST_ITERATIONS, Math.round(ROUND_WORK / (perSchool ** 2 + LEAST_WORK)));
    const iterations = Math.min(most, work);
    this.#ruin = new RuinSearch(plain, open, {
      random,
      iterations,
      shouldStop,
      onFeasible: (packing) => this.#look(packing),
    });
  }

  get best(): PlainAnswer | null {
    return this.#best;
  }

  /** Places everybody a first time; false where somebody has no open school. */
  begin(): boolean {
    return this.#ruin.begin();
  }

  /** One round, from an answer where one is given, else from where the last one ended. */
  round(from: Sited | null, tables: SiteTables): void {
    const start = from && Int32Array.from(from.zones, (zone) => tables.sites.task.zoneSchool[zone]!);
    this.#ruin.round(start);
  }

  /** The best answers with different schools open, the best first. */
  choices(): PlainAnswer[] {
    return [...this.#kept.values()].sort((a, b) => a.value - b.value);
  }

  #look(packing: Packing): void {
    const { value } = packing;
    if (this.#best === null || value < this.#best.value - 1e-9 * Math.abs(value))
      this.#best = this.#answer(packing);
    this.columns.add(packing);
    if (value >= this.#worstKept) return;
    const key = packing.open.join('');
    const known = this.#kept.get(key);
    if (known && known.value <= value) return;
    this.#kept.set(key, this.#answer(packing));
    if (this.#kept.size <= KEPT) return;
    const [worst] = [...this.#kept].sort((a, b) => b[1].value - a[1].value);
    this.#kept.delete(worst![0]);
    this.#worstKept = worst![1].value;
  }

  #answer({ school, open, value }: Packing): PlainAnswer {
    const { candidate, schools } = this.#plain;
    const zones = school.map((s, item) =>
      s === NONE ? NONE : this.#zoneOf[candidate[item * schools + s]!]!,
    );
    return { zones, value, open: open.slice() };
  }
}

function count(open: Uint8Array): number {
  return open.reduce((sum, one) => sum + one, 0);
}
