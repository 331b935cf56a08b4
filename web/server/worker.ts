import { framesOf } from './http/errors.ts';
import { openService } from './jobs/service.ts';
import { openStore } from './store/open.ts';

export interface WorkerOptions {
  readonly url: string;
  readonly concurrency: number;
  readonly memoryMegabytes: number;
  readonly log: { write(line: string): void };
}

/** Takes runs from PostgreSQL until the function that it gives is called. Throws `StoreError` with what to do. */
export async function startWorker({ log, ...options }: WorkerOptions): Promise<() => Promise<void>> {
  const store = await openStore({ url: options.url, folder: null });
  const service = await openService(store, {
    ...options,
    onFault(what, failure) {
      const { code, detail, stack } = failure as Error & { code?: string; detail?: string };
      log.write(`${JSON.stringify({ what, code: code ?? null, frames: framesOf(detail ?? stack) })}\n`);
    },
  });
  return async () => {
    await service.stop();
    await store.close();
  };
}
