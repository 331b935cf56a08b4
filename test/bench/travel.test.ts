import { expect, it } from 'vitest';
import { benchTravel, describeTravel } from '../../bench/suites/travel.ts';

it('the travel benchmark runs, and its C++ twin settles the same nodes at the same times', () => {
  const options = { side: 80, schools: 9, units: 50, minutes: 10, seed: 2 };
  // It throws if the twin, where there is a compiler, disagrees.
  const figures = benchTravel(options);
  expect(figures.nodes).toBe(6400);
  expect(figures.settled).toBeGreaterThan(1000);
  expect(describeTravel(options, figures)).toMatch(/^6400 nodes, 9 schools, 50 units, 10 minutes on foot\n/);
});
