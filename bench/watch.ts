import { readdirSync, readFileSync } from 'node:fs';

/** How often a run is looked at. */
const MILLISECONDS = 200;
/** Kernel ticks a second in `/proc`, and bytes of a page: the same on every Linux that Node runs on. */
const TICKS = 100;
const PAGE_MEGABYTES = 4096 / 2 ** 20;

export interface Watch {
  /** Ends the watch; what was seen. Zeros where the system has no `/proc`. */
  readonly end: () => { readonly peakMegabytes: number; readonly nativeCpuSeconds: number };
}

/**
 * Watches a process and all that it starts: the most memory that they hold together, the CPU seconds of those it starts (which it
 * cannot tell itself), and a call when they hold more than the limit. WebAssembly and native solvers live outside the heap that Node limits.
 */
export function watchTree(pid: number, limitMegabytes: number, onTooMuch: () => void): Watch {
  let peakMegabytes = 0;
  const ticks = new Map<number, number>();
  const look = () => {
    const tree = processTree(pid);
    const megabytes = tree.reduce((sum, one) => sum + one.pages * PAGE_MEGABYTES, 0);
    peakMegabytes = Math.max(peakMegabytes, megabytes);
    for (const { id, ticks: used } of tree) if (id !== pid) ticks.set(id, used);
    if (megabytes > limitMegabytes) onTooMuch();
  };
  const timer = setInterval(look, MILLISECONDS);
  return {
    end() {
      clearInterval(timer);
      return { peakMegabytes, nativeCpuSeconds: [...ticks.values()].reduce((a, b) => a + b, 0) / TICKS };
    },
  };
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

/** The process and its descendants; empty where nothing can be read. */
function processTree(root: number): readonly Process[] {
  const all = listed().flatMap((id) => read(id) ?? []);
  const inTree = new Set([root]);
  // Parents have been started before their children, but ids begin anew some day: look until nothing is added.
  for (let before = 0; before < inTree.size; ) {
    before = inTree.size;
    for (const { id, parent } of all) if (inTree.has(parent)) inTree.add(id);
  }
  return all.filter(({ id }) => inTree.has(id));
}

function listed(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function read(id: number): Process | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in brackets may hold anything; what follows it are numbers.
    const cells = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
      id,
      parent: Number(cells[1]),
      ticks: Number(cells[11]) + Number(cells[12]),
      pages: Number(cells[21]),
    };
  } catch {
    return null;
  }
}
