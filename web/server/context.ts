import type { Library } from './analysis/library.ts';
import type { Identify } from './http/who.ts';
import type { Service } from './jobs/service.ts';
import type { Store } from './store/store.ts';

/** What the routes work with. */
export interface Context {
  readonly store: Store;
  readonly service: Service;
  readonly library: Library;
  readonly identify: Identify;
  readonly version: string;
  /** Aborted when the server closes: streams end. */
  readonly ending: AbortSignal;
}
