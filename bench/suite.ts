/** A family of instances with known values, one file each in `suites/`, listed in `suites/index.ts`. */
export interface Suite {
  readonly name: string;
  readonly help: string;
  /** Folder below `--data` that holds the instances; null where the suite makes its own. */
  readonly folder: string | null;
  /** Seconds for one run where nothing else is asked. */
  readonly seconds: number;
  readonly seeds: number;
  /** The part that is done in about five minutes. */
  readonly quick: { readonly cases: readonly string[]; readonly seconds: number; readonly seeds: number };
  /** Names of the runners that can take the suite; the first is run where nothing else is asked. */
  readonly runners: readonly string[];
  /** Why a runner cannot run on this machine; null where it can. */
  readonly absent?: (runner: string) => string | null;
  /** Every instance, in the order of the report. */
  readonly cases: (folder: string) => readonly Case[];
  /** Solves one instance; runs in a process of its own. */
  readonly run: (order: RunOrder) => Promise<RunOutcome>;
}

export interface Case {
  readonly name: string;
  /** Best value known, and whether it is proved optimal; null where nothing is published. */
  readonly best: number | null;
  readonly proved: boolean;
}

export interface RunOrder {
  readonly folder: string;
  readonly case: string;
  readonly runner: string;
  readonly seed: number;
  readonly seconds: number;
  readonly threads: number;
}

/** What one run claims and what the judge says of it. */
export interface RunOutcome {
  /** Null when no plan was found. */
  readonly objective: number | null;
  readonly bound: number | null;
  readonly status: string;
  /** Violations that the independent judge found, in words; empty for a plan that keeps every rule. */
  readonly violations: readonly string[];
  /** What the runner said and the judge could not confirm. */
  readonly falseClaims: readonly string[];
  /** (seconds, objective) at each better plan. */
  readonly history: readonly (readonly [seconds: number, objective: number])[];
}

/** One line of `records.jsonl`. */
export interface RunRecord extends RunOutcome {
  readonly suite: string;
  readonly case: string;
  readonly runner: string;
  readonly seed: number;
  /** Limit that was given. */
  readonly limitSeconds: number;
  readonly threads: number;
  readonly wallSeconds: number;
  /** Null where the run did not end by itself, or nothing could be measured. */
  readonly cpuSeconds: number | null;
  readonly peakMegabytes: number | null;
  /** How the process ended when not by itself: out of time, out of memory, an error. */
  readonly failure: string | null;
  readonly commit: string;
  readonly machine: string;
}
