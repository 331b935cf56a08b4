import { NONE } from '../../units.ts';
import type { Rows } from './rows.ts';

/** Names of townships in order of first appearance, and the township of every row of every table. */
export function townshipsOf(tables: readonly Rows[]): { names: string[]; of: Int32Array[] } {
  const index = new Map<string, number>();
  const of = tables.map((rows) =>
    Int32Array.from({ length: rows.count }, (_, i) => {
      const name = rows.text('township', i);
      if (name === null) return NONE;
      const known = index.get(name);
      if (known !== undefined) return known;
      index.set(name, index.size);
      return index.size - 1;
    }),
  );
  return { names: [...index.keys()], of };
}
