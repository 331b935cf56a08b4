import type { PlanFormat } from '../../../engine/cli/export-plan.ts';
import type { Complaint, Language } from '../../../engine/index.ts';
import type { Detail, StreetRanks } from '../../shared/index.ts';
import type { TaskFile } from '../jobs/task.ts';

/** A plan with the scenario content that it was made for. */
export interface PlanSource {
  readonly content: unknown;
  /** `plan.json`. */
  readonly plan: Uint8Array;
}

/** What a request wants to know of a dataset; answered in a thread that keeps the county in memory. */
export type Question = { readonly dataset: string } & (
  | { readonly kind: 'map' }
  | { readonly kind: 'outlines'; readonly detail: Detail }
  | { readonly kind: 'streets'; readonly ranks: StreetRanks }
  | { readonly kind: 'travel'; readonly content: unknown }
  | { readonly kind: 'check'; readonly content: unknown }
  | { readonly kind: 'figuresInForce'; readonly content: unknown }
  | {
      readonly kind: 'comparison';
      readonly base: 'first' | 'inForce';
      readonly runs: readonly (PlanSource & { readonly id: string; readonly name: string })[];
    }
  | ({ readonly kind: 'export'; readonly format: PlanFormat; readonly language: Language } & PlanSource)
  | ({ readonly kind: 'explanation' } & PlanSource)
  | ({ readonly kind: 'years' } & PlanSource)
  | {
      readonly kind: 'outlook';
      readonly content: unknown;
      readonly until: number | null;
    }
  | ({ readonly kind: 'unit'; readonly unit: string } & PlanSource)
  | ({ readonly kind: 'price'; readonly rule: string; readonly seconds: number } & PlanSource)
  | { readonly kind: 'roster'; readonly content: unknown }
  | ({ readonly kind: 'teacher'; readonly teacher: string } & PlanSource)
  | ({ readonly kind: 'whyNothing'; readonly seconds: number } & PlanSource)
);

/** An answer ready to be sent and kept: checked against its description, written out and packed. */
export interface Ready {
  readonly media: string;
  readonly gzipped: Uint8Array;
}

export type Reading =
  | { readonly ready: Ready }
  | { readonly complaints: readonly Complaint[] }
  | { readonly missing: 'unit' | 'rule' | 'zones' | 'teacher' };

export type ToAnalyst =
  | { readonly id: number; readonly question: Question }
  | { readonly dataset: string; readonly files: readonly TaskFile[] };
export type FromAnalyst =
  | { readonly id: number; readonly reading: Reading }
  | { readonly id: number; readonly error: string }
  /** The thread does not know this dataset yet. */
  | { readonly wants: string };
