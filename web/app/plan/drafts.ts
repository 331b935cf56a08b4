import { browserStore } from '../state/browser-store.ts';
import type { Scenario } from '../worker/protocol.ts';
import type { History } from './history.ts';

/** Work that is not on the server yet; it survives a reload, a crash and a lost connection. */
export interface Draft {
  readonly basis: string;
  readonly zones: readonly (Int32Array | null)[];
  readonly locks: readonly Uint8Array[];
  readonly history: History;
  readonly content: Scenario;
  /** Version of the scenario that `content` was made from. */
  readonly version: number;
  readonly saved: number;
}

const store = browserStore('junheng', 'drafts');

/** Drafts are of one dataset (by its hash: indices of units mean nothing elsewhere) and one scenario. */
export function draftKey(datasetHash: string, scenario: string): string {
  return `${datasetHash}/${scenario}`;
}

export async function readDraft(key: string): Promise<Draft | null> {
  try {
    return ((await store.get(key)) as Draft | undefined) ?? null;
  } catch {
    // A browser that keeps nothing (private windows): there is no draft.
    return null;
  }
}

/** Gives false where the browser keeps nothing. */
export async function writeDraft(key: string, draft: Draft): Promise<boolean> {
  try {
    await store.put(key, draft);
    return true;
  } catch {
    return false;
  }
}

export async function dropDraft(key: string): Promise<void> {
  try {
    await store.drop(key);
  } catch {
    // Nothing was kept.
  }
}
