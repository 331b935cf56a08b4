import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/problem/index.ts';
import {
  greatCircleMeters,
  networkFromLines,
  streetGraph,
  travelFromStreets,
} from '../../../engine/travel/index.ts';
import { demoCounty } from './county.ts';

describe('the streets of the demo county', () => {
  let problem: Problem;
  beforeAll(() => {
    ({ problem } = demoCounty());
  });

  it('are one piece, without a fault, with the height of every point', () => {
    const { network, faults } = networkFromLines(problem.streets!, {});
    expect(faults).toEqual([]);
    expect(streetGraph(network, 1.25).pieces).toHaveLength(1);
    let points = 0;
    for (const { kind, coordinates } of problem.streets!) {
      if (kind === 'river') continue;
      for (const point of coordinates) {
        expect(point).toHaveLength(3);
        expect(point[2]).toBeGreaterThan(150);
        expect(point[2]).toBeLessThan(900);
        points++;
      }
    }
    expect(points).toBeGreaterThan(3000);
  });

  it('cross the rivers on bridges alone, and these are few', () => {
    const rivers = problem.streets!.filter(({ kind }) => kind === 'river').flatMap(pieces);
    expect(rivers.length).toBeGreaterThan(300);
    let bridges = 0;
    for (const line of problem.streets!) {
      if (line.kind === 'river') continue;
      const meets = pieces(line).some((street) => rivers.some((river) => crosses(street, river)));
      expect(meets).toBe(line.kind === 'bridge');
      if (meets) bridges++;
    }
    expect(bridges).toBeGreaterThanOrEqual(5);
    expect(bridges).toBeLessThanOrEqual(9);
  });

  it('bring every unit and school to a street near by, and every unit to every school', () => {
    const { network } = networkFromLines(problem.streets!, {});
    const graph = streetGraph(network, 1.25);
    const places = {
      lon: problem.schools.map((school) => school.lon),
      lat: problem.schools.map((school) => school.lat),
    };
    const { table, units, schools } = travelFromStreets(problem.units, places, graph, {
      cutoffSeconds: Infinity,
      farthestMeters: 300,
    });
    expect(units.misses).toEqual([]);
    expect(schools.misses).toEqual([]);
    expect(table!.seconds).toHaveLength(600 * 53);
  });

  it('make ways of which the straight line says little: some detours are threefold', () => {
    const { network } = networkFromLines(problem.streets!, {});
    const graph = streetGraph(network, 1.25);
    const places = {
      lon: problem.schools.map((school) => school.lon),
      lat: problem.schools.map((school) => school.lat),
    };
    const { table } = travelFromStreets(problem.units, places, graph, {
      cutoffSeconds: Infinity,
      farthestMeters: 300,
    });
    const { rowStart, school, meters } = table!;
    let near = 0;
    let far = 0;
    for (let u = 0; u < problem.units.count; u++) {
      for (let p = rowStart[u]!; p < rowStart[u + 1]!; p++) {
        const { lon, lat } = problem.schools[school[p]!]!;
        const straight = greatCircleMeters(problem.units.lon[u]!, problem.units.lat[u]!, lon, lat);
        if (straight < 500 || straight > 2000) continue;
        near++;
        if (meters[p]! > 3 * straight) far++;
      }
    }
    expect(near).toBeGreaterThan(1000);
    expect(far).toBeGreaterThan(20);
  });
});

type Piece = readonly [ax: number, ay: number, bx: number, by: number];

function pieces({ coordinates }: { readonly coordinates: readonly (readonly number[])[] }): Piece[] {
  return coordinates.slice(1).map((b, i) => [coordinates[i]![0]!, coordinates[i]![1]!, b[0]!, b[1]!]);
}

function side([ax, ay, bx, by]: Piece, x: number, y: number): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}

function crosses(one: Piece, other: Piece): boolean {
  return (
    side(one, other[0], other[1]) !== side(one, other[2], other[3]) &&
    side(other, one[0], one[1]) !== side(other, one[2], one[3])
  );
}
