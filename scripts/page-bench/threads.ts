import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { megabytesOf } from './county.ts';

/** Processor time of a page's threads: what other work on the machine cannot lengthen. Linux alone tells it; elsewhere NaN. */
export class PageThreads {
  readonly #pid: number | null;

  /** `launcher`: the process that drives the browser; the page is its fattest renderer. */
  constructor(launcher: number) {
    const renderers = descendants(launcher).filter((pid) => /--type=renderer/.test(text(pid, 'cmdline')));
    this.#pid = renderers.sort((a, b) => megabytesOf(b) - megabytesOf(a))[0] ?? null;
  }

  /** Milliseconds of the main thread, and of all workers together, since they began. */
  spent(): { readonly page: number; readonly workers: number } {
    const spent = { page: Number.NaN, workers: Number.NaN };
    if (this.#pid === null) return spent;
    spent.page = 0;
    spent.workers = 0;
    for (const thread of readdirSync(`/proc/${this.#pid}/task`)) {
      const name = text(this.#pid, `task/${thread}/comm`).trim();
      const nanoseconds = Number(text(this.#pid, `task/${thread}/schedstat`).split(' ')[0]);
      if (Number(thread) === this.#pid) spent.page += nanoseconds / 1e6;
      else if (name.startsWith('DedicatedWorker')) spent.workers += nanoseconds / 1e6;
    }
    return spent;
  }

  megabytes(): number {
    return this.#pid === null ? Number.NaN : megabytesOf(this.#pid);
  }
}

function text(pid: number, file: string): string {
  const path = `/proc/${pid}/${file}`;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A process or thread may end while we look.
    return '';
  }
}

function descendants(root: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/\) \S (\d+)/.exec(text(Number(name), 'stat'))?.[1]),
    }));
  const found = [root];
  for (const one of found) for (const { pid, parent } of parents) if (parent === one) found.push(pid);
  return found;
}
