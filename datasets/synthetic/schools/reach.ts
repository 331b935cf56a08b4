import type { Walks } from '../streets/walks.ts';

/** Ways from units to the schools within a limit, to be asked by pair. */
export interface Reach {
  /** Seconds of a small child from a unit to a school; Infinity beyond the limit. */
  seconds(school: number, unit: number): number;
}

/** `limit` is the longest way to a school that is looked at, in seconds of a small child. */
export function reachOf(
  schools: readonly { readonly unit: number; readonly limit: number }[],
  walks: Walks,
  units: number,
): Reach {
  const found = new Map<number, number>();
  for (const [school, { unit, limit }] of schools.entries()) {
    const around = walks.around(unit, limit);
    for (let i = 0; i < around.units.length; i++) {
      found.set(school * units + around.units[i]!, around.seconds[i]!);
    }
  }
  return { seconds: (school, unit) => found.get(school * units + unit) ?? Infinity };
}
