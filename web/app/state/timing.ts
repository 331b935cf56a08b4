/** Leaves how long something took in the browser's own timeline (`performance.getEntriesByName`), where `scripts/page-bench.ts` reads it. */
export function timed<T>(name: string, what: () => T): T {
  const start = performance.now();
  const result = what();
  performance.measure(`junheng:${name}`, { start, end: performance.now() });
  return result;
}

/** The same for what was measured elsewhere: the worker's own time. */
export function took(name: string, milliseconds: number): void {
  const end = performance.now();
  performance.measure(`junheng:${name}`, { start: end - milliseconds, end });
}
