import type { MetZone } from './triples.ts';

/** What a round counts more than the one before it. */
const AGE = 1.03;
/** Shares that are told, and below which a zone is forgotten. */
const LEAST = 0.005;
const FORGET = 0.001;
/** Weights are scaled back before they overflow. */
const LARGE = 1e100;

/** The best sets of recent rounds: their shares approach a solution of the linear relaxation over zones. */
export class MetZones {
  readonly #zones = new Map<string, { readonly items: Int32Array; weight: number }>();
  #weight = 1;
  #sum = 0;

  /** A new round begins. */
  age(): void {
    this.#weight *= AGE;
    this.#sum += this.#weight;
    if (this.#weight < LARGE) return;
    for (const zone of this.#zones.values()) zone.weight /= LARGE;
    this.#weight /= LARGE;
    this.#sum /= LARGE;
  }

  add(zone: number, items: Int32Array): void {
    const key = `${zone}:${items.join()}`;
    const known = this.#zones.get(key);
    if (known) known.weight += this.#weight;
    else this.#zones.set(key, { items, weight: this.#weight });
  }

  shares(): MetZone[] {
    const met: MetZone[] = [];
    for (const [key, { items, weight }] of this.#zones) {
      const share = weight / this.#sum;
      if (share >= LEAST) met.push({ items, share });
      else if (share < FORGET) this.#zones.delete(key);
    }
    return met;
  }
}
