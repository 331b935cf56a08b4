import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'bin', 'junheng.cjs');

/** A server with one county, its answers prepared. */
export interface Served {
  readonly address: string;
  readonly dataset: string;
  readonly units: number;
  readonly schools: number;
  /** Of the server once everything is prepared. */
  readonly serverMegabytes: number;
  readonly close: () => void;
}

/** `null`: the demo county; else a generated one, kept in `.bench/page` for the next time. */
export async function serveCounty(size: { units: number; schools: number } | null): Promise<Served> {
  const folder = size && generated(size);
  const store = mkdtempSync(join(tmpdir(), 'junheng-page-bench-'));
  const args = ['serve', '--port', '0', '--store', store, '--lang', 'en', ...(folder ? ['--no-demo'] : [])];
  const server = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Whatever ends this script ends the server with it.
  const close = () => void server.kill('SIGTERM');
  process.once('exit', close);
  server.once('exit', () => rmSync(store, { recursive: true, force: true }));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /serves (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    server.on('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
  if (folder) {
    const { dataset } = await json<{ dataset: { id: string } }>(`${address}/api/datasets`, formOf(folder));
    const body = JSON.stringify({ dataset: dataset.id, name: 'As it is', content: {} });
    await json(`${address}/api/scenarios`, body);
  }
  const { datasets } = await json<{ datasets: { id: string; units: number; schools: number }[] }>(
    `${address}/api/datasets`,
  );
  const { id, units, schools } = datasets[0]!;
  for (const part of [
    'map',
    'outlines?detail=overview',
    'outlines',
    'streets?ranks=main',
    'streets',
    'travel',
  ])
    await (await fetch(`${address}/api/datasets/${id}/${part}`)).arrayBuffer();
  return {
    address,
    dataset: id,
    units,
    schools,
    serverMegabytes: megabytesOf(server.pid!),
    close,
  };
}

function generated({ units, schools }: { units: number; schools: number }): string {
  const folder = join(ROOT, '.bench', 'page', `${units}-${schools}`);
  if (existsSync(join(folder, 'datapackage.json'))) return folder;
  const size = ['--units', String(units), '--schools', String(schools)];
  const made = spawnSync(process.execPath, [PROGRAM, 'generate', ...size, '--seed', '1', '--out', folder]);
  if (made.status !== 0) throw new Error(`No county could be generated: ${made.stderr}`);
  return folder;
}

function formOf(folder: string): FormData {
  const form = new FormData();
  for (const name of readdirSync(folder))
    form.append('file', new Blob([Uint8Array.from(readFileSync(join(folder, name)))]), name);
  return form;
}

async function json<T>(url: string, body?: FormData | string): Promise<T> {
  const headers: Record<string, string> =
    typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const answer = await fetch(url, body === undefined ? {} : { method: 'POST', body, headers });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return (await answer.json()) as T;
}

/** Memory of a process that is its own, where the system tells. */
export function megabytesOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN) / 1000;
}
