import type { PlanStatus, StoppedBy } from '../../plan/index.ts';
import { OPTIMAL_GAP, relativeGap } from '../../plan/index.ts';
import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, anyOf, interruptsOf, type Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import type { OpenPool } from '../search/pool.ts';
import { interchange, shaken } from './interchange.ts';
import { drawRegion, wholeScope } from './region.ts';
import { solveScope } from './region-search.ts';
import { type Relaxed, relaxation } from './relaxation.ts';
import { settle } from './settle.ts';
import { partOf, secondsOf } from './shares-of-time.ts';
import { chooseByTransport } from './site-choice.ts';
import { openIn, type Sited, type SiteTables, type SiteTask, siteTables } from './site-task.ts';

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
/** What the first look at the whole question may take. */
const AT_ONCE_SHARE = 0.25;
const AT_ONCE_ITERATIONS = 40_000;
/** What choosing schools by transportation alone may take, and how many of its choices are settled. */
const CHOICE_SHARE = 0.15;
const CHOICE_EVALUATIONS = 20_000;
const CHOICES = 14;
const SETTLED = 3;
/** Iterations of zoning's search for settling, by item, where no clock limits it. */
const SETTLE_ITERATIONS = 0.5;
/** Seconds for settling, by item. */
const SETTLE_PACE = 1 / 80;
const SETTLE_LEAST = 0.5;

/**
 * Which schools to open and where every item goes: a Lagrangian bound, a first answer around what it opens, then very
 * large neighbourhoods solved exactly (Kong 2021), the zones in between settled by zoning's own search. What the bound
 * proves useless is left out; once little is left, that is solved whole, and the answer is proved.
 */
export async function chooseSites(sites: SiteTask, options: SiteOptions): Promise<SiteDraft> {
  const tables = siteTables(sites);
  if (tables === null)
    return { status: 'infeasible', stoppedBy: 'proof', best: null, bound: null, iterations: 0 };
  return await new SiteSearch(tables, options).run();
}

class SiteSearch {
  readonly #tables: SiteTables;
  readonly #options: SiteOptions;
  readonly #random: Random;
  #relaxed: Relaxed;
  #bound: number;
  #best: Sited | null = null;
  #iteration = 0;
  #improvedAt = 0;

  constructor(tables: SiteTables, options: SiteOptions) {
    this.#tables = tables;
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#relaxed = this.#relax(FIRST_ROUNDS, false);
    this.#bound = this.#relaxed.bound;
  }

  async run(): Promise<SiteDraft> {
    this.#tell('bound');
    if (this.#unlimited()) this.#swapSchools();
    else {
      const candidates = this.#tables.itemOf.length;
      if (candidates <= (this.#connected() ? TINY : SMALL)) await this.#solveAtOnce();
      if (this.#bound === Infinity) return this.#draft('proof');
      if (this.#best === null) await this.#firstAnswer();
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
      const left = whole.candidate.reduce((sum, may) => sum + may, 0);
      const open = openIn(this.#tables.sites, this.#best.zones).reduce((sum, one) => sum + one, 0);
      const calm = this.#iteration - Math.max(this.#improvedAt, calmSince) > PATIENCE * open;
      if (left < wholeAt && (left <= TINY || (calm && left <= SMALL))) {
        wholeAt = left;
        await this.#solve(whole, WHOLE_ITERATIONS, true);
      } else if (calm) await this.#rest();
      if (calm) calmSince = this.#iteration;
      const scope = drawRegion(this.#tables, this.#relaxed, this.#best, this.#random, size);
      const exhausted = await this.#solve(scope, REGION_ITERATIONS, false);
      size = Math.round(Math.min(LARGEST_SIZE, Math.max(200, size * (exhausted ? 1.04 : 0.85))));
      this.#iteration++;
    }
    return this.#draft(stoppedBy ?? (this.#proved() ? 'proof' : (this.#reason() ?? 'iterations')));
  }

  #relax(rounds: number, whole: boolean): Relaxed {
    const { stop } = this.#options;
    return relaxation(this.#tables, {
      incumbent: this.#best?.value ?? Infinity,
      rounds,
      whole,
      ...(this.#relaxed ? { start: this.#relaxed.itemPrice } : {}),
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
  }

  /** Nothing but costs decides where an item goes. */
  #unlimited(): boolean {
    const { task } = this.#tables.sites;
    return (
      this.#tables.room.every((room) => room === Infinity) && task.zoneRoot.every((root) => root === NONE)
    );
  }

  #swapSchools(): void {
    const schools = this.#schoolsByShare();
    const { least, most } = this.#tables.sites;
    const open = new Uint8Array(this.#tables.sites.task.schoolCount);
    for (const school of schools.slice(0, Math.max(least, 1))) open[school] = 1;
    this.#adopt(interchange(this.#tables, open));
    for (let start = 0; start < 40 && this.#reason() === null && !this.#proved(); start++) {
      const swaps = 1 + this.#random.below(Math.max(1, Math.min(8, most)));
      this.#adopt(interchange(this.#tables, shaken(this.#tables, this.#best!.zones, this.#random, swaps)));
    }
  }

  #schoolsByShare(): number[] {
    const { sites } = this.#tables;
    const { openShare, openExtra } = this.#relaxed;
    return [...openShare.keys()]
      .filter((s) => this.#tables.schoolStart[s]! < this.#tables.schoolStart[s + 1]!)
      .sort(
        (a, b) =>
          sites.mustOpen[b]! - sites.mustOpen[a]! ||
          openShare[b]! - openShare[a]! ||
          openExtra[a]! - openExtra[b]!,
      );
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

  /** Whether zones must hang together. */
  #connected(): boolean {
    return this.#tables.sites.task.zoneRoot.some((root) => root !== NONE);
  }

  /** Settles the choices of schools that are best by transportation, the best first. */
  async #firstAnswer(): Promise<void> {
    const { sites, weight, room } = this.#tables;
    const open = new Uint8Array(sites.task.schoolCount);
    let left = weight.reduce((sum, each) => sum + each, 0);
    let count = 0;
    for (const school of this.#schoolsByShare()) {
      if (count >= sites.most || (left <= 0 && count >= sites.least)) break;
      open[school] = 1;
      left -= room[school]!;
      count++;
    }
    const outer = partOf(this.#options.stop, CHOICE_SHARE);
    const choices = chooseByTransport(this.#tables, open, {
      relaxed: this.#relaxed,
      random: this.#random,
      shouldStop: () => outer.reason({ iteration: 0, sinceImprovement: 0 }) !== null,
      evaluations: CHOICE_EVALUATIONS,
      keep: CHOICES,
    });
    let settled = 0;
    for (const choice of choices) {
      if (this.#reason() !== null || settled >= SETTLED || choice.value >= (this.#best?.value ?? Infinity))
        break;
      if (await this.#trySettle(choice.open, null)) settled++;
    }
  }

  async #trySettle(open: Uint8Array, start: Int32Array | null): Promise<boolean> {
    if (this.#reason() !== null) return false;
    const found = await settle(this.#tables, open, start, this.#options, this.#settleStop());
    if (found) this.#adopt(found);
    return found !== null;
  }

  /** When neighbourhoods gain nothing: a better bound leaves more out, and zones that must hang together are settled. */
  async #rest(): Promise<void> {
    this.#tighten();
    if (!this.#connected()) return;
    const best = this.#best!;
    const open = openIn(this.#tables.sites, best.zones);
    const found = await settle(this.#tables, open, best.zones, this.#options, this.#settleStop());
    if (found) this.#adopt(found);
  }

  #settleStop(): Stop {
    const { itemCount } = this.#tables.sites.task;
    const seconds = Math.max(SETTLE_LEAST, SETTLE_PACE * itemCount);
    return (
      secondsOf(this.#options.stop, seconds) ?? afterIterations(Math.ceil(SETTLE_ITERATIONS * itemCount))
    );
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
