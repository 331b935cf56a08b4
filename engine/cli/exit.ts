/** Exit codes of the program; scripts rely on them. */
export const EXIT = {
  /** A plan that keeps every rule (or, of other commands, done). */
  ok: 0,
  /** Proved that no plan keeps every rule; for `check`: the plan does not. */
  infeasible: 1,
  /** Bad input or usage. */
  badInput: 2,
  /** No plan found in time and nothing proved. */
  unknown: 3,
  /** A fault of this program; never one of the codes above, which scripts take for an answer. */
  fault: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A fault of how the program was called, said to the user without a stack. */
export class UsageError extends Error {
  readonly text: { readonly en: string; readonly zh: string };

  constructor(text: { readonly en: string; readonly zh: string }) {
    super(text.en);
    this.text = text;
  }
}
