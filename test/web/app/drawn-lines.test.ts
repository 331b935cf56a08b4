import { expect, it } from 'vitest';
import { CUTTING_KINDS, MAPPED_KINDS } from '../../../engine/problem/adjacency/line-kinds.ts';
import { styleOf } from '../../../web/app/map/style.ts';
import { MAP_COLOURS } from '../../../web/app/theme/map-colours.ts';
import { MAIN_STREETS } from '../../../web/shared/index.ts';

it('draws rivers, railways and motorways of any source from far', () => {
  const drawn = JSON.stringify(styleOf(MAP_COLOURS.light, 31).layers);
  // Walls and plain barriers are ends of streets, nothing to see; ramps of motorways come with streets.
  const kinds = [...CUTTING_KINDS, ...MAPPED_KINDS].filter(
    (kind) => !['barrier', 'wall', 'motorway_link'].includes(kind),
  );
  expect(kinds.length).toBeGreaterThanOrEqual(8);
  for (const kind of kinds) {
    expect(drawn).toContain(`"${kind}"`);
    expect(MAIN_STREETS).toContain(kind);
  }
});
