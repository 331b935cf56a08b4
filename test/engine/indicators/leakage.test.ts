import { expect, test } from 'vitest';
import { countyFigures, countyToday, type Figure, INDICATORS } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import { buildTown, type TownSpec } from '../../support/tiny-town.ts';

const resolved = resolvePolicy('none', {});

/** 100 children live in the village's zone, 40 in the township's, 200 in the town's. */
const COUNTY: TownSpec = {
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: [
    { id: 'hill', pupils: [[100]] },
    { id: 'market', pupils: [[40]] },
    { id: 'town', pupils: [[200]] },
  ],
  schools: [
    { id: 'village', stages: ['primary'], unit: 'hill', tier: 'village' },
    { id: 'township', stages: ['primary'], unit: 'market', tier: 'town' },
    { id: 'urban', stages: ['primary'], unit: 'town', tier: 'urban' },
  ],
  zonesInForce: { primary: { hill: 'village', market: 'township', town: 'urban' } },
  enrolment: [
    ['village', 1, 70],
    ['township', 1, 45],
    ['urban', 1, 231],
  ],
};

function leakageOf(spec: TownSpec): { figure: Figure; parts: Record<string, Figure> } {
  if (!('policy' in resolved)) throw new Error('The policy of the test does not resolve.');
  const county = countyToday(buildTown(spec).problem, resolved.policy, null);
  const { figure } = countyFigures(county).find(({ indicator }) => indicator.id === 'leakage')!;
  const parts = INDICATORS.find(({ id }) => id === 'leakage')!.parts!(county, county.sheets[0]!);
  return { figure, parts: Object.fromEntries(parts.map((part) => [part.name.en, part.figure])) };
}

test('the children of zones outside the town, less those who sit there', () => {
  const { figure, parts } = leakageOf(COUNTY);
  expect(figure).toBe(100 + 40 - 70 - 45);
  expect(parts).toMatchObject({
    'Village schools and teaching points': 30,
    'Township schools': -5,
    // 25 of the county, 6 from outside it.
    'Schools in the county town': -31,
  });
});

test('who is zoned to the school in town and goes there does not leak', () => {
  const zonesInForce = { primary: { hill: 'urban', market: 'township', town: 'urban' } };
  const { figure } = leakageOf({
    ...COUNTY,
    zonesInForce,
    enrolment: [
      ['village', 1, 0],
      ['township', 1, 40],
      ['urban', 1, 300],
    ],
  });
  expect(figure).toBe(0);
});

test('what is not known is said, never counted as nothing', () => {
  const { enrolment, zonesInForce, ...rest } = COUNTY;
  expect(leakageOf({ ...rest, zonesInForce: zonesInForce! }).figure).toMatchObject({ of: 'enrolment' });
  expect(leakageOf({ ...rest, enrolment: enrolment! }).figure).toMatchObject({ of: 'zones' });
  expect(leakageOf({ ...COUNTY, enrolment: enrolment!.slice(1) }).figure).toMatchObject({ lack: 'column' });
});
