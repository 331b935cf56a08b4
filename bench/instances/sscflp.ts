import { NONE } from '../../engine/units.ts';
import { hashOf, InstanceError } from './instance-file.ts';
import { Numbers } from './numbers.ts';
import { metersFor, noAdjacency, type SiteInstance, siteInstance } from './site-instance.ts';

type Search = Parameters<typeof siteInstance>[1];

/**
 * Reads an instance of single-source capacitated facility location, in either order in use: Holmberg's and the OR-Library's
 * (sites, customers; capacity and fixed cost a site; demands; costs by site), or Delmaire's (customers, sites; costs by
 * customer; demands; fixed costs; capacities). Which one it is shows in what adds up: in the right reading demands fit capacities.
 * @throws InstanceError where the file is neither.
 */
export function readSscflp(name: string, text: string, search: Search): SiteInstance {
  const readings = [bySite, byCustomer].flatMap((read) => {
    try {
      return [read(new Numbers(name, text))];
    } catch (error) {
      if (error instanceof InstanceError) return [];
      throw error;
    }
  });
  const reading = readings.find(isPossible);
  if (!reading) {
    // Tells a number that is none with its row.
    bySite(new Numbers(name, text));
    throw new InstanceError(
      name,
      1,
      'the numbers are neither in the order of Holmberg nor in that of Delmaire.',
    );
  }
  const { demand, capacity, fixed, cost } = reading;
  const customers = demand.length;
  const pupils = Int32Array.from(demand);
  return siteInstance(
    {
      name,
      hash: hashOf(text),
      ids: Array.from({ length: customers }, (_, k) => `${k + 1}`),
      pupils,
      sites: Array.from(capacity, (seats, k) => ({
        id: `${k + 1}`,
        unit: NONE,
        seats,
        openingCost: fixed[k]!,
      })),
      adjacency: noAdjacency(customers),
      meters: metersFor(cost, pupils),
      open: null,
      contiguity: false,
    },
    search,
  );
}

interface Reading {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly fixed: Float64Array;
  /** Customer × site. */
  readonly cost: Float64Array;
  readonly left: number;
}

function bySite(numbers: Numbers): Reading {
  const sites = numbers.whole('number of sites', 1);
  const customers = numbers.whole('number of customers', 1);
  const capacity = new Float64Array(sites);
  const fixed = new Float64Array(sites);
  for (let site = 0; site < sites; site++) {
    capacity[site] = numbers.next('a capacity');
    fixed[site] = numbers.next('a fixed cost');
  }
  const demand = numbers.many(customers, 'a demand');
  const rows = numbers.many(sites * customers, 'a cost');
  const cost = Float64Array.from(rows.keys(), (k) => rows[(k % sites) * customers + Math.floor(k / sites)]!);
  return { demand, capacity, fixed, cost, left: numbers.left };
}

function byCustomer(numbers: Numbers): Reading {
  const customers = numbers.whole('number of customers', 1);
  const sites = numbers.whole('number of sites', 1);
  const cost = numbers.many(customers * sites, 'a cost');
  const demand = numbers.many(customers, 'a demand');
  const fixed = numbers.many(sites, 'a fixed cost');
  const capacity = numbers.many(sites, 'a capacity');
  return { demand, capacity, fixed, cost, left: numbers.left };
}

function isPossible({ demand, capacity, left }: Reading): boolean {
  const whole = [...demand, ...capacity].every((each) => Number.isInteger(each) && each >= 0);
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
  const fits = demand.every((each) => each > 0 && capacity.some((most) => most >= each));
  return left === 0 && whole && fits && sum(demand) <= sum(capacity);
}
