/**
 * Loads a running `junheng serve` in an open loop (requests come by the clock, whether or not earlier ones are answered) while
 * a run is at work: `node scripts/load-server.ts http://127.0.0.1:4173 [seconds]`. Its own processor time is told apart.
 */
const READS_PER_SECOND = 60;
const SAVES_PER_SECOND = 4;
const [base = 'http://127.0.0.1:4173', time = '300'] = process.argv.slice(2);
const seconds = Number(time);

interface Listed {
  readonly id: string;
}

async function json<T>(path: string, method = 'GET', body?: object): Promise<T> {
  const answer = await fetch(`${base}${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

const { datasets } = await json<{ datasets: Listed[] }>('/api/datasets');
const dataset = datasets[0]!.id;
const made = await json<Listed>('/api/scenarios', 'POST', { dataset, name: 'load', content: {} });
const seed = Math.floor(performance.timeOrigin) % 1_000_000;
const run = await json<Listed>('/api/runs', 'POST', { scenario: made.id, seconds: seconds + 30, seed });
const reads = [
  '/api/datasets',
  `/api/datasets/${dataset}`,
  `/api/datasets/${dataset}/files/schools.csv`,
  '/api/scenarios',
  `/api/scenarios/${made.id}`,
  `/api/scenarios/${made.id}/history`,
  `/api/runs/${run.id}`,
  '/api/runs',
];

const times: { readonly reads: number[]; readonly saves: number[] } = { reads: [], saves: [] };
const slow: { readonly what: string; readonly at: number; readonly ms: number }[] = [];
/** Longer answers are told one by one, the slowest first. */
const SLOW_MS = 100;
const MOST_TOLD = 8;
let failed = 0;
let version = 1;
let saving: Promise<unknown> = Promise.resolve();

async function timed(what: string, list: number[], work: () => Promise<unknown>): Promise<void> {
  // From when it was due, so that waiting in line counts.
  const due = performance.now();
  try {
    await work();
    const ms = performance.now() - due;
    list.push(ms);
    if (ms > SLOW_MS) slow.push({ what, at: due - started, ms });
  } catch {
    failed++;
  }
}

function save(): Promise<void> {
  // Each save names the version before it, so one follows the other.
  const before = saving;
  const mine = timed('save', times.saves, async () => {
    await before;
    const body = { version, name: `load ${version}`, content: {} };
    ({ version } = await json<{ version: number }>(`/api/scenarios/${made.id}`, 'PUT', body));
  });
  saving = mine;
  return mine;
}

const processor = process.cpuUsage();
const started = performance.now();
const all: Promise<void>[] = [];
for (let tick = 0; tick < seconds * READS_PER_SECOND; tick++) {
  const due = started + (tick * 1000) / READS_PER_SECOND;
  const early = due - performance.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  const path = reads[tick % reads.length]!;
  all.push(
    timed(path, times.reads, () =>
      fetch(`${base}${path}`).then(async (answer) => {
        if (!answer.ok) throw new Error(path);
        await answer.arrayBuffer();
      }),
    ),
  );
  if (tick % (READS_PER_SECOND / SAVES_PER_SECOND) === 0) all.push(save());
}
await Promise.all(all);
const used = process.cpuUsage(processor);
await json(`/api/runs/${run.id}/cancel`, 'POST', {});

for (const [name, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  const at = (share: number) =>
    `${(list[Math.floor(share * (list.length - 1))] ?? Number.NaN).toFixed(1)} ms`;
  console.log(`${name}: ${list.length}, p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
}
console.log(`failed: ${failed}; over ${SLOW_MS} ms: ${slow.length}`);
for (const { what, at, ms } of slow.toSorted((a, b) => b.ms - a.ms).slice(0, MOST_TOLD)) {
  console.log(`  ${ms.toFixed(0)} ms at ${(at / 1000).toFixed(1)} s: ${what}`);
}
console.log(
  `processor time of this generator: ${((used.user + used.system) / 1e6).toFixed(1)} s of ${seconds} s`,
);
const metrics = await (await fetch(`${base}/metrics`)).text();
console.log(
  metrics
    .split('\n')
    .filter((line) => /^junheng_(event_loop|memory)/.test(line))
    .join('\n'),
);

export {};
