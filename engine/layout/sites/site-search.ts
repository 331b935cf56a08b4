import type { PlanStatus, StoppedBy } from '../../plan/index.ts';
import { OPTIMAL_GAP, relativeGap } from '../../plan/index.ts';
import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, anyOf, interruptsOf, type Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import type { OpenPool } from '../search/pool.ts';
import {
  answerBySwaps,
  answerByTransport,
  answerFromChoices,
  enoughSchools,
  type FirstTools,
  isUnlimited,
  settleStop,
} from './first-answer.ts';
import { PlainSearch } from './plain-search.ts';
import { plainSites } from './plain-sites.ts';
import { drawRegion, placesEverybody, wholeScope } from './region.ts';
import { solveScope } from './region-search.ts';
import { type Relaxed, relaxation } from './relaxation.ts';
import { settle } from './settle.ts';
import { partOf } from './shares-of-time.ts';
import { hasHomeless, openIn, type Sited, type SiteTables, type SiteTask, siteTables } from './site-task.ts';
import { withoutUseless } from './without-useless.ts';

export interface SiteOptions {
  /** Ends the search; one iteration is one neighbourhood. */
  readonly stop: Stop;
  readonly seed: number;
  readonly pool: OpenPool;
  readonly solver: CheckedSolver;
  readonly onProgress?: (progress: SiteProgress) => void;
}

export interface SiteProgress {
  readonly phase: 'bound' | 'search';
  readonly iteration: number;
  readonly incumbent: number | null;
  readonly bound: number | null;
}

export interface SiteDraft {
  readonly status: PlanStatus;
  readonly stoppedBy: StoppedBy;
  /** Null where no answer was found that keeps every rule. */
  readonly best: Sited | null;
  readonly bound: number | null;
  readonly iterations: number;
}

const FIRST_ROUNDS = 400;
const MORE_ROUNDS = 1500;
const WHOLE_ROUNDS = 400;
/** Simplex iterations for one program of a neighbourhood, and for the whole question once little of it is left. */
const REGION_ITERATIONS = 4000;
const WHOLE_ITERATIONS = 400_000;
/** Candidates left at which the question is put to the solver whole: at once, and once neighbourhoods gain nothing. */
const TINY = 800;
const SMALL = 5000;
/** Share of the time left that the whole question may take. */
const WHOLE_SHARE = 0.5;
/** Candidates of the first neighbourhoods; grown while they are solved easily. */
const FIRST_SIZE = 500;
const LARGEST_SIZE = 6000;
/** Neighbourhoods without a better answer, by open school, after which zones are settled by their own search. */
const PATIENCE = 1.5;
/** What prices of a county may take of the time left, each time. */
const TIGHTEN_SHARE = 0.1;
/** What the first look at the whole question may take. */
const AT_ONCE_SHARE = 0.25;
const AT_ONCE_ITERATIONS = 40_000;
/** Gap of what it found beyond which schools are chosen by transportation all the same: far from the best, neighbourhoods are slow. */
const AT_ONCE_GAP = 0.01;
/** What first answers by moving items about may take: a share of the time left, and rounds. */
const PLAIN_SHARE = 0.1;
const PLAIN_ROUNDS = 4;
const PARTS_ITERATIONS = 20_000;

/**
 * Which schools to open and where every item goes: a Lagrangian bound, a first answer around what it opens, then very
 * large neighbourhoods solved exactly (Kong 2021), the zones in between settled by zoning's own search. What the bound
 * proves useless is left out; once little is left, that is solved whole, and the answer is proved.
 */
export async function chooseSites(sites: SiteTask, options: SiteOptions): Promise<SiteDraft> {
  const tables = siteTables(sites);
  if (tables === null || hasHomeless(sites.task))
    return { status: 'infeasible', stoppedBy: 'proof', best: null, bound: null, iterations: 0 };
  return await new SiteSearch(tables, options).run();
}

class SiteSearch {
  #tables: SiteTables;
  readonly #options: SiteOptions;
  readonly #random: Random;
  #relaxed: Relaxed;
  #bound: number;
  #best: Sited | null = null;
  #iteration = 0;
  #improvedAt = 0;
  #plain: PlainSearch | null = null;

  constructor(tables: SiteTables, options: SiteOptions) {
    this.#tables = tables;
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#relaxed = this.#relax(FIRST_ROUNDS, false);
    this.#bound = this.#relaxed.bound;
  }

  async run(): Promise<SiteDraft> {
    this.#tell('bound');
    if (isUnlimited(this.#tables)) answerBySwaps(this.#tables, this.#firstTools());
    // Swaps say nothing where the schools that they begin with are out of somebody's reach.
    if (this.#best === null) await this.#answerPlainly();
    if (this.#best === null) {
      const candidates = this.#tables.itemOf.length;
      if (candidates <= (this.#connected() ? TINY : SMALL)) await this.#solveAtOnce();
      if (this.#bound === Infinity) return this.#draft('proof');
      if (!this.#nearlyProved()) await answerByTransport(this.#tables, this.#firstTools());
    }
    if (this.#best !== null) this.#tighten();
    let stoppedBy: StoppedBy | null = null;
    let size = FIRST_SIZE;
    let calmSince = 0;
    let wholeAt = Infinity;
    while (this.#best !== null && !this.#proved()) {
      stoppedBy = this.#reason();
      if (stoppedBy !== null) break;
      const whole = wholeScope(this.#tables, this.#relaxed, this.#best.value);
      if (!placesEverybody(this.#tables, whole)) {
        this.#raise(this.#best.value);
        break;
      }
      const left = whole.candidate.reduce((sum, may) => sum + may, 0);
      const open = openIn(this.#tables.sites, this.#best.zones).reduce((sum, one) => sum + one, 0);
      const calm = this.#iteration - Math.max(this.#improvedAt, calmSince) > PATIENCE * open;
      if (left < wholeAt && (left <= TINY || (calm && left <= SMALL))) {
        wholeAt = left;
        await this.#solve(whole, WHOLE_ITERATIONS, true);
      } else if (calm) await this.#rest();
      if (calm) calmSince = this.#iteration;
      await this.#searchPlainly(calm);
      if (this.#proved()) break;
      const scope = drawRegion(this.#tables, this.#relaxed, this.#best, this.#random, size);
      const exhausted = await this.#solve(scope, REGION_ITERATIONS, false);
      size = Math.round(Math.min(LARGEST_SIZE, Math.max(200, size * (exhausted ? 1.04 : 0.85))));
      this.#iteration++;
    }
    return this.#draft(stoppedBy ?? (this.#proved() ? 'proof' : (this.#reason() ?? 'iterations')));
  }

  #relax(rounds: number, whole: boolean): Relaxed {
    const { standing } = this.#tables.sites;
    // A county has many prices; its regions are worth more of the time.
    const stop = standing ? partOf(this.#options.stop, TIGHTEN_SHARE) : this.#options.stop;
    return relaxation(this.#tables, {
      incumbent: this.#best?.value ?? Infinity,
      rounds,
      whole,
      roomForAll: this.#best !== null,
      ...(this.#relaxed ? { start: this.#relaxed } : {}),
      shouldStop: () => interruptsOf(stop).reason({ iteration: 0, sinceImprovement: 0 }) !== null,
    });
  }

  /** Better prices now that an answer is known, first fast, then with schools filled by whole items. */
  #tighten(): void {
    for (const whole of [false, true]) {
      const relaxed = this.#relax(whole ? WHOLE_ROUNDS : MORE_ROUNDS, whole);
      if (relaxed.bound > this.#relaxed.bound) this.#relaxed = relaxed;
      this.#raise(relaxed.bound);
    }
    this.#forget();
  }

  /** What no better answer can use is left out for good. */
  #forget(): void {
    const less = withoutUseless(this.#tables, this.#relaxed, this.#best!);
    if (less === null) return;
    this.#tables = less.tables;
    this.#relaxed = less.relaxed;
  }

  /** Where zones need not hang together and little is to be chosen, the solver finds a first answer as well as any. */
  async #solveAtOnce(): Promise<void> {
    const nobody = { zones: new Int32Array(this.#tables.sites.task.itemCount).fill(NONE), value: Infinity };
    const outer = partOf(this.#options.stop, AT_ONCE_SHARE);
    const stop = () => anyOf(outer, afterIterations(AT_ONCE_ITERATIONS));
    const scope = wholeScope(this.#tables, this.#relaxed, Infinity);
    const { found, bound } = await solveScope(this.#tables, scope, nobody, this.#options.solver, stop);
    if (found) this.#adopt(found);
    this.#raise(bound);
  }

  /** Where an answer is no more than a school for each item, first answers come by moving them about. */
  async #answerPlainly(): Promise<void> {
    const plain = plainSites(this.#tables);
    if (plain === null) return;
    const { stop } = this.#options;
    const ended = () => interruptsOf(stop).reason({ iteration: 0, sinceImprovement: 0 }) !== null;
    const search = new PlainSearch(
      this.#tables,
      plain,
      enoughSchools(this.#tables, this.#relaxed),
      new Random(this.#options.seed, 1),
      ended,
    );
    if (!search.begin()) return;
    const share = partOf(stop, PLAIN_SHARE);
    for (let round = 0; round < PLAIN_ROUNDS; round++) {
      if (share.reason({ iteration: 0, sinceImprovement: 0 }) !== null) break;
      search.round(null, this.#tables);
    }
    this.#plain = search;
    if (search.best === null) return;
    if (!this.#connected()) this.#adopt(search.best);
    else await answerFromChoices(this.#tables, search.choices(), this.#firstTools());
  }

  /** One round more, from the best answer or from where the last ended; when calm, parts of good answers are put together. */
  async #searchPlainly(calm: boolean): Promise<void> {
    const search = this.#plain;
    if (search === null || this.#connected()) return;
    search.round(this.#iteration % 2 === 0 ? this.#best : null, this.#tables);
    if (search.best !== null) this.#adopt(search.best);
    if (!calm) return;
    const stop = anyOf(interruptsOf(this.#options.stop), afterIterations(PARTS_ITERATIONS));
    const found = await search.columns.assemble(
      this.#tables,
      this.#relaxed,
      this.#best!,
      this.#options.solver,
      stop,
    );
    if (found) this.#adopt(found);
  }

  /** Whether zones must hang together. */
  #connected(): boolean {
    return this.#tables.sites.task.zoneRoot.some((root) => root !== NONE);
  }

  #firstTools(): FirstTools {
    const { pool, solver, seed, stop } = this.#options;
    return {
      pool,
      solver,
      seed,
      stop,
      relaxed: this.#relaxed,
      random: this.#random,
      best: () => this.#best,
      adopt: (found) => this.#adopt(found),
      enough: () => this.#reason() !== null || this.#proved(),
    };
  }

  /** When neighbourhoods gain nothing: a better bound leaves more out, and zones that must hang together are settled. */
  async #rest(): Promise<void> {
    this.#tighten();
    if (!this.#connected()) return;
    const best = this.#best!;
    const open = openIn(this.#tables.sites, best.zones);
    const found = await settle(
      this.#tables,
      open,
      best.zones,
      this.#options,
      settleStop(this.#tables, this.#options.stop),
    );
    if (found) this.#adopt(found);
  }

  async #solve(
    scope: Parameters<typeof solveScope>[1],
    iterations: number,
    whole: boolean,
  ): Promise<boolean> {
    const outer = whole ? partOf(this.#options.stop, WHOLE_SHARE) : interruptsOf(this.#options.stop);
    const stop = () => anyOf(outer, afterIterations(iterations));
    const result = await solveScope(this.#tables, scope, this.#best!, this.#options.solver, stop);
    if (result.found) this.#adopt(result.found);
    if (whole) this.#raise(result.exhausted ? this.#best!.value : Math.min(result.bound, this.#best!.value));
    return result.exhausted;
  }

  #adopt(found: Sited): void {
    // Somebody without a school is no answer, however many schools were tried.
    if (!(found.value < Infinity)) return;
    if (this.#best !== null && found.value >= this.#best.value - 1e-9 * Math.abs(found.value)) return;
    this.#best = found;
    this.#improvedAt = this.#iteration;
    this.#tell('search');
  }

  #raise(bound: number): void {
    if (bound <= this.#bound) return;
    this.#bound = bound;
    this.#tell('bound');
  }

  #proved(): boolean {
    return this.#best !== null && relativeGap(this.#best.value, this.#bound) <= OPTIMAL_GAP;
  }

  #nearlyProved(): boolean {
    return this.#best !== null && relativeGap(this.#best.value, this.#bound) <= AT_ONCE_GAP;
  }

  #reason(): StoppedBy | null {
    return this.#options.stop.reason({
      iteration: this.#iteration,
      incumbent: this.#best?.value,
      bound: this.#bound,
      sinceImprovement: this.#iteration - this.#improvedAt,
    });
  }

  #draft(stoppedBy: StoppedBy): SiteDraft {
    const best = this.#best;
    const bound = best === null ? this.#bound : Math.min(this.#bound, best.value);
    if (best === null && this.#bound === Infinity)
      return { status: 'infeasible', stoppedBy, best, bound: null, iterations: 0 };
    const status = best === null ? 'unknown' : this.#proved() ? 'optimal' : 'feasible';
    return { status, stoppedBy, best, bound, iterations: this.#iteration };
  }

  #tell(phase: SiteProgress['phase']): void {
    this.#options.onProgress?.({
      phase,
      iteration: this.#iteration,
      incumbent: this.#best?.value ?? null,
      bound: this.#bound,
    });
  }
}
