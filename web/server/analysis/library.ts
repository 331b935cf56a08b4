import { createHash } from 'node:crypto';
import { findDerived, keepDerived } from '../data/derived.ts';
import type { Store } from '../store/store.ts';
import type { Reading, Ready } from './question.ts';

/** What is kept in memory besides the store, so that a read that many ask for costs nothing. */
const MEMORY_BYTES = 96 * 1024 * 1024;

/** Names an answer by what it follows from. */
export interface Entry {
  readonly dataset: string;
  readonly from: readonly unknown[];
  /** False: too special to be kept in the store. */
  readonly keep?: boolean;
}

export interface Shelved extends Ready {
  /** Changes with the content. */
  readonly tag: string;
}

/** Answers are made once: the second who asks waits for the first, the third is answered from memory. */
export class Library {
  readonly #store: Store;
  readonly #build: string;
  readonly #shelf = new Map<string, Shelved>();
  readonly #making = new Map<string, Promise<Shelved | Exclude<Reading, { ready: Ready }>>>();
  #bytes = 0;

  constructor(store: Store, build: string) {
    this.#store = store;
    this.#build = build;
  }

  get(entry: Entry, make: () => Promise<Reading>): Promise<Shelved | Exclude<Reading, { ready: Ready }>> {
    const tag = createHash('sha256').update(JSON.stringify(entry.from)).digest('base64url');
    const key = `${this.#build} ${tag}`;
    const known = this.#shelf.get(key);
    if (known) {
      // The one that was not asked for longest stands first.
      this.#shelf.delete(key);
      this.#shelf.set(key, known);
      return Promise.resolve(known);
    }
    const making = this.#making.get(key) ?? this.#make(key, tag, entry, make);
    this.#making.set(key, making);
    return making.finally(() => this.#making.delete(key));
  }

  async #make(key: string, tag: string, { dataset, keep = true }: Entry, make: () => Promise<Reading>) {
    const stored = keep ? await findDerived(this.#store, key) : null;
    const reading = stored ? { ready: stored } : await make();
    if (!('ready' in reading)) return reading;
    if (keep && !stored) await keepDerived(this.#store, key, dataset, reading.ready);
    const shelved = { ...reading.ready, tag };
    this.#shelf.set(key, shelved);
    this.#bytes += shelved.gzipped.length;
    for (const [oldest, { gzipped }] of this.#shelf) {
      if (this.#bytes <= MEMORY_BYTES) break;
      this.#shelf.delete(oldest);
      this.#bytes -= gzipped.length;
    }
    return shelved;
  }
}
