import type * as z from 'zod';
import type { ExchangeOptions, PlanOptions } from '../plan/index.ts';
import type { PolicyValues } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { tellSchemaFaults } from './schema-faults.ts';

/** What a scenario turns the baseline into; every modification maps one of these to the next. */
export interface Draft {
  readonly problem: Problem;
  /** Values that replace those of the policy profile, by their path in it. */
  readonly policyOverrides: Readonly<Record<string, unknown>>;
  readonly options: PlanOptions;
  /** Decisions about teachers that are fixed by hand, for an exchange. */
  readonly exchange: Pick<ExchangeOptions, 'pins' | 'forbidden'>;
  /** Grades of the walking bands of the policy; null where it is not known, and then nobody judges by it. */
  readonly bands: readonly (readonly [from: number, to: number])[] | null;
  /** Numbers of the policy before any modification; null where it is faulty. */
  readonly values: PolicyValues | null;
}

/** Records a fault of the modification that is being resolved: field, value, and what to do. */
export type Tell = (field: string, value: string | null, text: Complaint['text']) => void;

/** How one kind of modification is written down; `modification` makes it usable. */
interface Definition<Data> {
  readonly kind: string;
  readonly help: readonly [en: string, zh: string];
  readonly schema: z.ZodType<Data>;
  /** Tells everything in `data` that the baseline cannot follow. */
  readonly resolve: (baseline: Draft, data: Data, tell: Tell) => void;
  /** The changed draft; called only when nothing was told. */
  readonly apply: (draft: Draft, data: Data) => Draft;
}

/** One kind of change that a planner may make to the baseline. */
export interface Modification {
  readonly kind: string;
  readonly help: readonly [en: string, zh: string];
  readonly schema: z.ZodType;
  /** Tells every fault of the fields and returns what to apply, or null when the fields cannot even be read. */
  readonly resolve: (baseline: Draft, fields: unknown, tell: Tell) => ((draft: Draft) => Draft) | null;
}

export function modification<Data>(definition: Definition<Data>): Modification {
  const { kind, help, schema, resolve, apply } = definition;
  return {
    kind,
    help,
    schema,
    resolve(baseline, fields, tell) {
      const parsed = schema.safeParse(fields);
      if (!parsed.success) {
        tellSchemaFaults(parsed.error, fields, tell);
        return null;
      }
      resolve(baseline, parsed.data, tell);
      return (draft) => apply(draft, parsed.data);
    },
  };
}
