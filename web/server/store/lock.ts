import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './store.ts';

const LOCK = 'junheng.lock';
const TRIES = 3;

/**
 * Keeps a data folder for this process: two writers would destroy it. A lock whose process is gone (power cut, kill -9) is
 * taken over. Gives the function that lets go.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, LOCK);
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) }), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(file);
      if (owner !== null) throw inUse(folder, owner);
      rmSync(file, { force: true });
    }
  }
  throw inUse(folder, 0);
}

/** The living process that holds the lock; null when there is none. */
function ownerOf(file: string): number | null {
  let held: { pid?: unknown; born?: unknown };
  try {
    held = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  if (typeof held.pid !== 'number' || !isAlive(held.pid)) return null;
  // Numbers of processes are used again; the time of birth tells another process from the owner.
  return held.born === birthOf(held.pid) ? held.pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start of a process in clock ticks since boot, where the system tells (Linux, field 22 of stat); else null. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function inUse(folder: string, pid: number): StoreError {
  return new StoreError({
    en: `The data folder ${folder} is in use by another Junheng (process ${pid}); end that one first, or name another folder with --store.`,
    zh: `数据文件夹 ${folder} 正被另一个均衡程序使用(进程 ${pid});请先结束该程序,或用 --store 另选文件夹。`,
  });
}
