import type { ZoningQuestion } from '../../engine/scenario/plan-zones.ts';
import type { RunOrder, RunOutcome } from '../suite.ts';

/** What a zoning instance is to every runner: a question as `junheng zone` asks it, with a single goal. */
export type ZoningInstance = Pick<ZoningQuestion, 'problem' | 'travel' | 'policy' | 'options'>;

/** One way to answer zoning instances, one file each; whatever it says is judged by `engine/check`. */
export interface ZoningRunner {
  readonly name: string;
  readonly help: string;
  /** Why it cannot run on this machine; null where it can. */
  readonly absent: () => string | null;
  /** Answers within `order.seconds`. `better` is to be called at each better plan found on the way. */
  readonly run: (
    instance: ZoningInstance,
    order: RunOrder,
    better: (objective: number) => void,
  ) => Promise<ZoningClaim>;
}

/** What a runner says, before anybody believes it. */
export interface ZoningClaim {
  /** School of each unit by index, NONE where it has none; null where nothing was found. */
  readonly zones: Int32Array | null;
  readonly objective: number | null;
  /** Lower bound that it says is proved, null where it proves none. */
  readonly bound: number | null;
  /** `optimal` and `infeasible` are claims of a proof. */
  readonly status: string;
  /** What was found false of its claims on the way. */
  readonly falseClaims: readonly string[];
}

export type { RunOrder, RunOutcome };
