import { graphOf, Spread } from '../land/spread.ts';
import { type StreetNet, walkingCost } from './net.ts';

/** Ways on foot from door to door, in seconds of somebody who walks a metre a second on the flat (a small child). */
export class Walks {
  readonly #spread: Spread;
  readonly #door: Int32Array;
  /** Units whose door is at a node: the first, and the next with the same door; -1 ends. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #access: Float64Array;

  /** `access` is the way from each unit's centre to its door, in seconds. */
  constructor(net: StreetNet, door: Int32Array, access: Float64Array) {
    this.#access = access;
    const cost = net.from.map((_, edge) => walkingCost(net, edge));
    this.#spread = new Spread(graphOf(net.x.length, net.from, net.to, cost));
    this.#door = door;
    this.#first = new Int32Array(net.x.length).fill(-1);
    this.#next = new Int32Array(door.length).fill(-1);
    for (let u = door.length - 1; u >= 0; u--) {
      this.#next[u] = this.#first[door[u]!]!;
      this.#first[door[u]!] = u;
    }
  }

  /** Units within `limit` of a unit (itself among them), nearly the nearest first, and how far each is. */
  around(unit: number, limit: number): { units: Int32Array; seconds: Float64Array } {
    const spread = this.#spread;
    const access = this.#access[unit]!;
    spread.run([this.#door[unit]!], null, limit - access);
    const units: number[] = [];
    const seconds: number[] = [];
    for (const node of spread.order) {
      for (let u = this.#first[node]!; u !== -1; u = this.#next[u]!) {
        const way = u === unit ? 0 : access + spread.distance[node]! + this.#access[u]!;
        if (way > limit) continue;
        units.push(u);
        seconds.push(way);
      }
    }
    return { units: Int32Array.from(units), seconds: Float64Array.from(seconds) };
  }
}
