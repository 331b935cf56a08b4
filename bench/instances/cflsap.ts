import { hashOf } from './instance-file.ts';
import { readKongAdjacency, readKongUnits } from './kong-files.ts';
import { type SiteInstance, siteInstance } from './site-instance.ts';

type Search = Parameters<typeof siteInstance>[1];

/**
 * Reads an instance of choosing sites and drawing contiguous zones at once (Kong 2021): the files of sap with the cost of
 * opening each site. The objective is Σ fixed cost + Σ pop × Euclidean kilometres.
 * @throws InstanceError where a line cannot be read.
 */
export function readCflsap(
  name: string,
  unitFile: string,
  adjacencyFile: string,
  contiguity: boolean,
  search: Search,
): SiteInstance {
  const { ids, pop, x, y, capacity, fixed } = readKongUnits(name, unitFile);
  const sites = capacity.flatMap((seats, unit) =>
    seats > 0 ? [{ id: ids[unit]!, unit, seats, openingCost: fixed[unit]! }] : [],
  );
  return siteInstance(
    {
      name,
      hash: hashOf(`${unitFile}\n\n${adjacencyFile}`),
      ids,
      pupils: Int32Array.from(pop),
      sites,
      adjacency: readKongAdjacency(`${name} connectivity`, adjacencyFile, ids),
      meters: Float64Array.from({ length: ids.length * sites.length }, (_, k) => {
        const there = sites[k % sites.length]!.unit;
        const here = Math.floor(k / sites.length);
        return Math.sqrt((x[here]! - x[there]!) ** 2 + (y[here]! - y[there]!) ** 2);
      }),
      open: null,
      contiguity,
    },
    search,
  );
}
