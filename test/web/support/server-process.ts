import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { filesOf, type Part, until } from './office.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/junheng.cjs', import.meta.url));

/** The program as users start it, in a process of its own that can be killed. */
export interface Program {
  readonly process: ChildProcess;
  /** Of `serve`: where it listens. */
  readonly address: string;
  readonly ended: Promise<number | null>;
  /** As a power cut would, as far as a process can tell. */
  readonly killNow: () => Promise<void>;
  readonly end: () => Promise<number | null>;
}

export async function startProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, [PROGRAM, ...args, '--lang', 'en'], {
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`It ended: ${said}`);
      return ready.test(said);
    },
    (is) => is,
  );
  return {
    process: child,
    address: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '',
    ended,
    async killNow() {
      child.kill('SIGKILL');
      await ended;
    },
    end() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export const SERVING = /Junheng serves http:\/\/127\.0\.0\.1:\d+/;

export async function call(
  address: string,
  method: string,
  path: string,
  payload?: object,
): Promise<{ status: number; body: never }> {
  const answer = await fetch(`${address}${path}`, {
    method,
    ...(payload ? { body: JSON.stringify(payload), headers: { 'content-type': 'application/json' } } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

export async function upload(
  address: string,
  parts: readonly Part[],
): Promise<{ status: number; id: string }> {
  const form = new FormData();
  for (const { name, bytes } of parts) form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  const answer = await fetch(`${address}/api/datasets`, { method: 'POST', body: form });
  const body = (await answer.json()) as { dataset?: { id: string } };
  return { status: answer.status, id: body.dataset?.id ?? '' };
}

export { filesOf };
