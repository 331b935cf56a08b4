import type { Scenario } from '../worker/protocol.ts';

/** Units of one stage, where they were and where they went. */
export interface ZonePatch {
  readonly stage: number;
  readonly units: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** What one step did. Patches instead of whole plans: 200 steps of a large county stay small. */
export type Step =
  | { readonly kind: 'zones'; readonly why: 'hand' | 'run'; readonly patches: readonly ZonePatch[] }
  | {
      readonly kind: 'locks';
      readonly stage: number;
      readonly units: Int32Array;
      readonly before: Uint8Array;
      readonly after: Uint8Array;
    }
  | { readonly kind: 'scenario'; readonly before: Scenario; readonly after: Scenario };

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };
/** Steps that can be taken back. */
export const MOST_STEPS = 300;

/** After a new step; what had been undone is gone. */
export function withStep({ done }: History, step: Step): History {
  return { done: [...done, step].slice(-MOST_STEPS), undone: [] };
}

/** One step back, with that step reversed to be applied; null where there is none. */
export function stepBack({ done, undone }: History): { history: History; step: Step } | null {
  const last = done.at(-1);
  if (!last) return null;
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, step: reversed(last) };
}

/** One step forward again. */
export function stepForward({ done, undone }: History): { history: History; step: Step } | null {
  const next = undone.at(-1);
  if (!next) return null;
  return { history: { done: [...done, next], undone: undone.slice(0, -1) }, step: next };
}

export function reversed(step: Step): Step {
  if (step.kind !== 'zones') return { ...step, before: step.after, after: step.before } as Step;
  const patches = step.patches.map((patch) => ({ ...patch, before: patch.after, after: patch.before }));
  return { ...step, patches: patches.reverse() };
}

/**
 * Several patches as one a stage: where each unit was first, where it is at last. A stroke of the brush is many small patches and one step.
 */
export function merged(patches: readonly ZonePatch[]): ZonePatch[] {
  const stages = [...new Set(patches.map(({ stage }) => stage))];
  return stages.flatMap((stage): ZonePatch[] => {
    const before = new Map<number, number>();
    const after = new Map<number, number>();
    for (const patch of patches) {
      if (patch.stage !== stage) continue;
      patch.units.forEach((unit, i) => {
        if (!before.has(unit)) before.set(unit, patch.before[i]!);
        after.set(unit, patch.after[i]!);
      });
    }
    const units = [...after.keys()].filter((unit) => before.get(unit) !== after.get(unit));
    if (units.length === 0) return [];
    return [
      {
        stage,
        units: Int32Array.from(units),
        before: Int32Array.from(units, (unit) => before.get(unit)!),
        after: Int32Array.from(units, (unit) => after.get(unit)!),
      },
    ];
  });
}
