import type { Mapping } from '../../../datasets/importers/index.ts';
import type { Complaint, Mending, PlanOptions } from '../../../engine/index.ts';
import type { LayoutRequest, Preview, RunEvent } from '../../shared/index.ts';

export interface TaskFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Effort {
  readonly seconds: number | null;
  readonly iterations: number | null;
  readonly seed: number;
  readonly threads: number;
}

export interface Upload {
  readonly name: string | null;
  readonly files: readonly TaskFile[];
  /** What the uploader told of the files; null: nothing, or a `mapping.json` among them. */
  readonly mapping: Mapping | null;
  /** Files of the dataset whose tables the upload replaces; null: the upload is all there is. */
  readonly base: readonly TaskFile[] | null;
  readonly staffAllowed: boolean;
}

/** Work that would hold up everybody else, so it is done in a thread of its own. */
export type Task =
  | ({ readonly kind: 'import' | 'preview' } & Upload)
  | ({
      readonly kind: 'zones';
      readonly files: readonly TaskFile[];
      readonly content: unknown;
      /** In the place of the scenario's goals. */
      readonly goals: PlanOptions['levels'] | null;
      /** Besides the scenario's locks. */
      readonly locks: PlanOptions['locks'];
      /** `plan.json` to begin with, and what is to be done with its zones. */
      readonly from: Uint8Array | null;
      readonly mend: Mending | null;
    } & Effort)
  | ({
      readonly kind: 'layout';
      readonly files: readonly TaskFile[];
      readonly content: unknown;
      readonly layout: LayoutRequest['layout'];
    } & Effort)
  | {
      readonly kind: 'judge';
      readonly files: readonly TaskFile[];
      readonly content: unknown;
      readonly assignment: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }
  | ({
      readonly kind: 'exchange';
      readonly files: readonly TaskFile[];
      readonly content: unknown;
      readonly options: unknown;
      /** `plan.json` of zones whose pupils drive the posts. */
      readonly zones: Uint8Array | null;
    } & Effort);

/** What a dataset holds, as it is listed. */
export interface DatasetSummary {
  readonly units: number;
  readonly schools: number;
  /** Of the schools; absent in what earlier versions stored. */
  readonly plannedSites?: number;
  readonly pupils: number;
  readonly years: readonly number[];
  readonly stages: readonly string[];
  readonly zonesInForce: boolean;
}

export interface OutFile extends TaskFile {
  readonly media: string;
  /** `bytes` is gzip of a file of so many bytes. */
  readonly unpackedBytes?: number;
}

export type Outcome =
  | {
      readonly kind: 'imported';
      readonly name: string;
      readonly hash: string;
      readonly summary: DatasetSummary;
      readonly files: readonly (TaskFile & { readonly staff: boolean })[];
      readonly complaints: readonly Complaint[];
    }
  | { readonly kind: 'previewed'; readonly preview: Preview }
  /** Teachers' records came from somebody who may not hold them. */
  | { readonly kind: 'staffRefused' }
  | { readonly kind: 'refused'; readonly complaints: readonly Complaint[] }
  | {
      readonly kind: 'planned';
      readonly result: Readonly<Record<string, unknown>>;
      readonly files: readonly OutFile[];
    };

export type TaskProgress = Extract<RunEvent, { kind: 'progress' }>;

export type FromThread =
  | { readonly progress: TaskProgress }
  | { readonly outcome: Outcome }
  | { readonly error: string };

/** What a thread starts with. */
export interface ThreadData {
  readonly task: Task;
  /** One Int32: not 0 when the work is to end soon. */
  readonly cancel: SharedArrayBuffer;
}

/** What the work can see of the world outside of its thread. */
export interface Outside {
  readonly cancelled: { readonly aborted: boolean };
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly progress: (progress: TaskProgress) => void;
}
