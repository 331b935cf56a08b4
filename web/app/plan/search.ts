import type { MapData } from '../../shared/map.ts';

export interface Found {
  readonly kind: 'school' | 'unit';
  readonly index: number;
}

const MOST = 12;

/** Schools and units whose name (in either language) or id holds the text; those that begin with it first, schools before units. */
export function matches({ schools, units }: MapData, text: string): Found[] {
  const wanted = text.trim().toLowerCase();
  const found: { readonly one: Found; readonly rank: number }[] = [];
  const look = (one: Found, names: readonly (string | null | undefined)[]) => {
    let rank = 9;
    for (const name of names) {
      const at = name?.toLowerCase().indexOf(wanted) ?? -1;
      if (at >= 0) rank = Math.min(rank, at === 0 ? 0 : 1);
    }
    if (rank < 9) found.push({ one, rank: rank * 2 + (one.kind === 'school' ? 0 : 1) });
  };
  for (const [index, { name, nameEn, id }] of schools.entries()) {
    look({ kind: 'school', index }, [name, nameEn, id]);
  }
  for (let index = 0; index < units.count; index++) {
    look({ kind: 'unit', index }, [units.names[index], units.namesEn[index], units.ids[index]]);
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}
