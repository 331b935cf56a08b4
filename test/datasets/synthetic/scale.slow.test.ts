import { describe, expect, it } from 'vitest';
import { generateCounty } from '../../../datasets/synthetic/index.ts';
import { county, existing } from './county.ts';

describe('large counties', () => {
  it('of 20,000 units and 300 schools become a problem without a complaint', () => {
    const { problem } = county({ units: 20_000, schools: 300, seed: 1 });
    expect(problem.units.count).toBe(20_000);
    expect(existing(problem)).toHaveLength(300);
    expect(problem.teachers!.length).toBeGreaterThan(6_000);
    const { start, neighbour } = problem.adjacency;
    const seen = new Set([0]);
    for (const u of seen) for (const v of neighbour.subarray(start[u]!, start[u + 1]!)) seen.add(v);
    expect(seen.size).toBe(20_000);
  });

  it('of 100,000 units and 1,000 schools are generated within three gigabytes', () => {
    const raw = generateCounty({ units: 100_000, schools: 1_000, seed: 1 });
    expect(raw.tables.find(({ table }) => table === 'units')!.rows).toHaveLength(100_000);
    expect(raw.polygons!.features).toHaveLength(100_000);
    expect(process.memoryUsage().rss).toBeLessThan(3e9);
  });
});
