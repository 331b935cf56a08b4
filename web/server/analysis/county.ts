import { loadFiles } from '../../../datasets/importers/index.ts';
import {
  type Complaint,
  canonicalJson,
  type Plan,
  type Prepared,
  type Problem,
  parsePlan,
  parseScenario,
  prepare,
  type TravelTable,
  walkingTimes,
} from '../../../engine/index.ts';
import type { TaskFile } from '../jobs/task.ts';
import type { PlanSource } from './question.ts';

/** A county under a scenario, with its walking times. */
export interface Ground extends Prepared {
  readonly travel: TravelTable;
}

type Faulty = { readonly complaints: readonly Complaint[] };

/** Most counties, scenarios and tables that are kept at a time. */
const KEPT = { counties: 2, grounds: 8, tables: 3 };

/** Counties that were read once stay read; the files come from whoever has the store. */
export class Counties {
  readonly #filesOf: (dataset: string) => Promise<readonly TaskFile[]>;
  readonly #problems = new Map<string, Promise<Problem>>();
  readonly #grounds = new Map<string, Promise<Ground | Faulty>>();
  readonly #tables = new Map<string, Promise<TravelTable>>();

  constructor(filesOf: (dataset: string) => Promise<readonly TaskFile[]>) {
    this.#filesOf = filesOf;
  }

  problem(dataset: string): Promise<Problem> {
    return kept(this.#problems, dataset, KEPT.counties, async () => {
      const built = await loadFiles(await this.#filesOf(dataset));
      if ('problem' in built) return built.problem;
      throw new Error('A stored dataset could not be read.');
    });
  }

  /** Complaints where the scenario does not fit the county. */
  ground(dataset: string, content: unknown): Promise<Ground | Faulty> {
    return kept(this.#grounds, `${dataset} ${canonicalJson(content)}`, KEPT.grounds, async () => {
      const ready = prepared(await this.problem(dataset), content);
      if ('complaints' in ready) return ready;
      return { ...ready, travel: await this.#travel(dataset, ready) };
    });
  }

  /** The plan too; it was made for exactly this ground, or the judge will say so. */
  async planned(
    dataset: string,
    { content, plan }: PlanSource,
  ): Promise<{ ground: Ground; plan: Plan } | Faulty> {
    const ground = await this.ground(dataset, content);
    const read = parsePlan(new TextDecoder().decode(plan), 'plan.json');
    if ('complaints' in ground) return ground;
    return 'plan' in read ? { ground, plan: read.plan } : read;
  }

  /** One table serves every scenario that neither moves units and schools nor walks otherwise. */
  #travel(dataset: string, { problem, policy }: Prepared): Promise<TravelTable> {
    const { zoning, values } = policy;
    const walking = [
      zoning.referenceSpeed,
      zoning.bands.map(({ speed, limit }) => [speed, limit]),
      values['walking.farthestFromStreet'],
      values['walking.detourFactor'],
    ];
    const places = problem.schools.map(({ lon, lat }) => [lon, lat]);
    const key = `${dataset} ${JSON.stringify([walking, places])}`;
    return kept(this.#tables, key, KEPT.tables, async () => walkingTimes(problem, policy)!.travel);
  }
}

/** The county under a scenario, or every complaint about the scenario. */
export function prepared(problem: Problem, content: unknown): Prepared | Faulty {
  const file = 'scenario.json';
  const parsed = parseScenario(JSON.stringify(content), file);
  return 'scenario' in parsed ? prepare(problem, parsed.scenario, { file }) : parsed;
}

/** The value of a key, made where it is not there; the one that was not asked for longest goes. */
function kept<T>(
  store: Map<string, Promise<T>>,
  key: string,
  most: number,
  make: () => Promise<T>,
): Promise<T> {
  const known = store.get(key);
  store.delete(key);
  const value = known ?? make();
  store.set(key, value);
  // What failed is tried anew when somebody asks again.
  if (!known) value.catch(() => store.delete(key));
  for (const oldest of store.keys()) {
    if (store.size <= most) break;
    store.delete(oldest);
  }
  return value;
}
