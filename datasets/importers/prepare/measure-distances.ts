import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import type { Meters } from '../../../engine/units.ts';
import { asNumber, columnOf, type Draft } from './draft.ts';

type Place = readonly [lon: number, lat: number];

/** Of the schools (or units) so many are measured. */
const MOST_OTHERS = 200;

/**
 * Says of every answer to an open question how far the county's schools would lie from it, or its units where the schools
 * themselves are in question: a layer in the wrong system lies beside them.
 */
export function measureDistances(draft: Draft): void {
  draft.questions.forEach((question, i) => {
    const others = placesOf(draft, 'schools', question.file) ?? placesOf(draft, 'units', question.file);
    if (!others) return;
    const candidates = question.candidates.map((one) => ({
      ...one,
      metersToOthers: medianDistance(others, one.places),
    }));
    draft.questions[i] = { ...question, candidates };
  });
}

/** Places of a table that is in degrees and comes from another file; null without any. */
function placesOf(draft: Draft, name: 'schools' | 'units', besides: string): Place[] | null {
  const table = draft.tables.get(name);
  if (!table || table.file === besides) return null;
  const [lon, lat] = [columnOf(table, 'lon')?.map(asNumber), columnOf(table, 'lat')?.map(asNumber)];
  const places = (lon ?? []).flatMap((x, i): Place[] => {
    const y = lat?.[i] ?? null;
    return x === null || y === null || Math.abs(x) > 180 || Math.abs(y) > 90 ? [] : [[x, y]];
  });
  const step = Math.ceil(places.length / MOST_OTHERS);
  return places.length === 0 ? null : places.filter((_, i) => i % step === 0);
}

function medianDistance(others: readonly Place[], places: readonly Place[]): Meters | null {
  if (places.length === 0) return null;
  const nearest = others.map(([lon, lat]) =>
    places.reduce((least, [x, y]) => Math.min(least, metersBetween(lon, lat, x, y)), Infinity),
  );
  return nearest.sort((a, b) => a - b)[nearest.length >> 1]!;
}
