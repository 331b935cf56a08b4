import type { ComplaintList } from '../../engine/problem/index.ts';
import { Damage } from './damage.ts';

/** What a reader gives; null and a complaint with file, record and byte where it finds damage. */
export function tellDamage<T>(
  file: { readonly name: string },
  complaints: ComplaintList,
  read: () => T,
): T | null {
  try {
    return read();
  } catch (error) {
    complainOfDamage(file.name, error, complaints);
    return null;
  }
}

/** Tells damage; any other error is a fault of this program and goes on. */
export function complainOfDamage(file: string, error: unknown, complaints: ComplaintList): void {
  if (!(error instanceof Damage)) throw error;
  complaints.add('file-damaged', { file, row: error.row }, { byte: error.byte + 1, reason: error.reason });
}
