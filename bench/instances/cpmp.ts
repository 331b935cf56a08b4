import { hashOf } from './instance-file.ts';
import { Numbers } from './numbers.ts';
import { metersFor, noAdjacency, type SiteInstance, siteInstance } from './site-instance.ts';

type Search = Parameters<typeof siteInstance>[1];

/**
 * Reads a capacitated p-median instance: `n p`, then `x y capacity demand` a point. Costs are unrounded Euclidean distances,
 * once a point and not once a pupil; every point may be a site, and an open one serves itself.
 * @throws InstanceError where the file is not one.
 */
export function readCpmp(name: string, text: string, search: Search): SiteInstance {
  const numbers = new Numbers(name, text);
  const count = numbers.whole('number of points', 1);
  const open = numbers.whole('number of sites', 1, count);
  const points = Array.from({ length: count }, () => ({
    x: numbers.next('x'),
    y: numbers.next('y'),
    seats: numbers.whole('capacity', 0),
    demand: numbers.whole('demand', 1),
  }));
  const cost = Float64Array.from({ length: count * count }, (_, k) => {
    const from = points[Math.floor(k / count)]!;
    const to = points[k % count]!;
    return Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
  });
  const pupils = Int32Array.from(points, ({ demand }) => demand);
  const ids = points.map((_, k) => `${k + 1}`);
  return siteInstance(
    {
      name,
      hash: hashOf(text),
      ids,
      pupils,
      sites: points.map(({ seats }, unit) => ({ id: ids[unit]!, unit, seats, openingCost: 0 })),
      adjacency: noAdjacency(count),
      meters: metersFor(cost, pupils),
      open,
      contiguity: false,
    },
    search,
  );
}
