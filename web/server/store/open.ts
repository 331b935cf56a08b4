import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

export interface StoreChoice {
  /** `postgres://…`; null: embedded. */
  readonly url: string | null;
  /** Data folder of the embedded store; null: in memory. */
  readonly folder: string | null;
}

/** Opens the store and brings its tables forward. Throws `StoreError` with what to do. */
export async function openStore({ url, folder }: StoreChoice): Promise<Store> {
  const store = url === null ? await openEmbedded(folder) : await openPostgres(url);
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
