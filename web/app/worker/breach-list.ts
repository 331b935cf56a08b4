import type { LiveBreach } from '../../../engine/live.ts';

/**
 * A list of breaches as it goes from the engine's worker to the page: a large county has ten thousand of them, of which one change makes a
 * handful. So each is sent once and named by a number, and a list is its numbers in order.
 */
export interface BreachList {
  readonly order: Int32Array;
  /** Those that were not in the list before it, with their numbers. */
  readonly fresh: readonly (readonly [number: number, breach: LiveBreach])[];
}

/** The worker's side. The engine hands out the same object as long as nothing changed about a breach. */
export class BreachSender {
  #sent = new Map<LiveBreach, number>();
  #count = 0;

  list(breaches: readonly LiveBreach[]): BreachList {
    const fresh: [number, LiveBreach][] = [];
    const sent = new Map<LiveBreach, number>();
    const order = Int32Array.from(breaches, (breach) => {
      const known = this.#sent.get(breach);
      const number = known ?? this.#count++;
      if (known === undefined) fresh.push([number, breach]);
      sent.set(breach, number);
      return number;
    });
    this.#sent = sent;
    return { order, fresh };
  }
}

/** The page's side: reads every list, in the order in which they were sent. */
export class BreachReader {
  #known = new Map<number, LiveBreach>();

  read({ order, fresh }: BreachList): readonly LiveBreach[] {
    for (const [number, breach] of fresh) this.#known.set(number, breach);
    const breaches = Array.from(order, (number) => this.#known.get(number)!);
    this.#known = new Map(breaches.map((breach, i) => [order[i]!, breach]));
    return breaches;
  }
}
