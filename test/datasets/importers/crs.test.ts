import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINESE_DATUMS, epsgDefinition, zoneCode } from '../../../datasets/importers/crs/definitions.ts';
import { crsNamed, crsOfPrj, guessCrs } from '../../../datasets/importers/crs/index.ts';
import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

const RADIANS = Math.PI / 180;

/** Length of the meridian from the equator, by Simpson's rule over the radius of curvature a(1-e²)/(1-e²sin²φ)^1.5. */
function meridianArc(lat: number, a: number, flattening: number): number {
  const e2 = flattening * (2 - flattening);
  const radius = (phi: number) => (a * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5;
  const n = 2000;
  const h = (lat * RADIANS) / n;
  let sum = radius(0) + radius(lat * RADIANS);
  for (let i = 1; i < n; i++) sum += radius(i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}

const between = (a: { lon: number; lat: number }, b: { lon: number; lat: number }) =>
  metersBetween(a.lon, a.lat, b.lon, b.lat);

describe('Gauss-Krüger zones', () => {
  it('lie on their meridians, with the arc of the meridian as northing', () => {
    let tried = 0;
    for (const [width, first, last] of [
      [6, 13, 23],
      [3, 25, 45],
    ] as const) {
      for (let number = first; number <= last; number++) {
        for (const prefixed of [true, false]) {
          const meridian = width === 6 ? 6 * number - 3 : 3 * number;
          const crs = crsNamed(`EPSG:${zoneCode(CHINESE_DATUMS[0]!, { width, number, prefixed })}`)!;
          const [x, y] = crs.fromWgs84(meridian, 31.5);
          expect(x).toBeCloseTo(500_000 + (prefixed ? number * 1e6 : 0), 3);
          expect(y).toBeCloseTo(meridianArc(31.5, 6_378_137, 1 / 298.257222101), 3);
          tried++;
        }
      }
    }
    expect(tried).toBe(64);
  });

  it('have the numbers of the EPSG registry', () => {
    for (const [code, name] of [
      [4547, 'CGCS2000 / 3-degree Gauss-Krüger CM 114E'],
      [4526, 'CGCS2000 / 3-degree Gauss-Krüger zone 38'],
      [4497, 'CGCS2000 / 6-degree Gauss-Krüger zone 19'],
      [4508, 'CGCS2000 / 6-degree Gauss-Krüger CM 111E'],
      [2333, 'Xian 1980 / 6-degree Gauss-Krüger zone 19'],
      [2362, 'Xian 1980 / 3-degree Gauss-Krüger zone 38'],
      [2383, 'Xian 1980 / 3-degree Gauss-Krüger CM 114E'],
      [21419, 'Beijing 1954 / 6-degree Gauss-Krüger zone 19'],
      [2414, 'Beijing 1954 / 3-degree Gauss-Krüger zone 38'],
      [2435, 'Beijing 1954 / 3-degree Gauss-Krüger CM 114E'],
    ] as const) {
      expect(epsgDefinition(code)?.name).toBe(name);
    }
  });
});

describe('any system', () => {
  it('comes back to the same place, to a centimetre', () => {
    const names = [
      'EPSG:4547',
      'EPSG:2333',
      'EPSG:21419',
      'EPSG:3857',
      'EPSG:32649',
      'GCJ-02',
      'BD-09',
      'local:110.5,31.2',
      'EPSG:4497+yx',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 109, max: 113, noNaN: true }),
        fc.double({ min: 20, max: 40, noNaN: true }),
        (name, lon, lat) => {
          const crs = crsNamed(name)!;
          const [lon2, lat2] = crs.toWgs84(...(crs.fromWgs84(lon, lat) as [number, number]));
          expect(metersBetween(lon, lat, lon2, lat2)).toBeLessThan(crs.uncertainty === 1 ? 2 : 0.01);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('is known by the names that programs write, and nothing else is', () => {
    for (const name of [
      'EPSG:4490',
      'urn:ogc:def:crs:EPSG::4490',
      'epsg4490',
      'urn:ogc:def:crs:EPSG:9.8.1:4490',
    ]) {
      expect(crsNamed(name)?.id).toBe('EPSG:4490');
    }
    expect(crsNamed('urn:ogc:def:crs:OGC:1.3:CRS84')?.id).toBe('EPSG:4326');
    expect(crsNamed('高德')?.id).toBe('GCJ-02');
    for (const name of ['', 'EPSG:99999', 'EPSG:-1', 'local:x,y', '../../x', 'EPSG:1e3'])
      expect(crsNamed(name)).toBeNull();
  });

  it('shifts map services by hundreds of metres in China, and nothing outside of it', () => {
    for (const name of ['GCJ-02', 'BD-09']) {
      const crs = crsNamed(name)!;
      const meters = metersBetween(116.39, 39.91, ...crs.toWgs84(116.39, 39.91));
      expect(meters).toBeGreaterThan(300);
      expect(meters).toBeLessThan(2000);
    }
    expect(crsNamed('GCJ-02')!.toWgs84(9.5, 47.1)).toEqual([9.5, 47.1]);
  });
});

describe('a guess by values', () => {
  it('offers all three datums for a zone with its number, the present one first', () => {
    const found = guessCrs(
      { minX: 38_400_000, minY: 3_400_000, maxX: 38_450_000, maxY: 3_450_000 },
      null,
      between,
    );
    expect(found.map(({ crs }) => crs.id)).toEqual(['EPSG:4526', 'EPSG:2362', 'EPSG:2414']);
    for (const { lon } of found) expect(lon).toBeCloseTo(113.2, 1);
  });

  it('sees columns that were exchanged', () => {
    const [best] = guessCrs(
      { minX: 3_400_000, minY: 19_400_000, maxX: 3_450_000, maxY: 19_450_000 },
      null,
      between,
    );
    expect(best!.crs.id).toBe('EPSG:4497+yx');
  });

  it('finds the meridian of a zone without number by what is known of the county', () => {
    const extent = { minX: 400_000, minY: 3_400_000, maxX: 450_000, maxY: 3_450_000 };
    expect(guessCrs(extent, null, between).length).toBeGreaterThan(20);
    const found = guessCrs(extent, { lon: 113.2, lat: 30.9 }, between);
    expect(found[0]!.crs.id).toBe('EPSG:4547');
    expect(Math.max(...found.map(({ meters }) => meters!))).toBeLessThan(350_000);
  });

  it('offers the map services for degrees in China only', () => {
    const ids = (lon: number) =>
      guessCrs({ minX: lon, minY: 31, maxX: lon + 1, maxY: 32 }, null, between).map(({ crs }) => crs.id);
    expect(ids(110)).toEqual(['EPSG:4326', 'GCJ-02', 'BD-09']);
    expect(ids(10)).toEqual(['EPSG:4326', 'EPSG:4326+yx']);
  });

  it('fits nothing to a drawing', () => {
    expect(guessCrs({ minX: 1000, minY: 2000, maxX: 5000, maxY: 9000 }, null, between)).toEqual([]);
  });
});

describeWithData('geodanet', 'a description beside a layer', () => {
  it('of a state plane in feet leads to Tempe, Arizona', () => {
    const crs = crsOfPrj(readFileSync(sharedPath('geodanet', 'streets.prj'), 'utf8'))!;
    const [lon, lat] = crs.toWgs84(720_000, 880_000);
    expect(lon).toBeCloseTo(-111.85, 1);
    expect(lat).toBeCloseTo(33.42, 1);
  });

  it('that was cut or is none is refused', () => {
    const whole = readFileSync(sharedPath('geodanet', 'streets.prj'), 'utf8');
    for (let end = 0; end < whole.length - 1; end++) expect(crsOfPrj(whole.slice(0, end))).toBeNull();
    for (const text of ['', 'hello', '[]', 'PROJCS["x"]', 'GEOGCS[]']) expect(crsOfPrj(text)).toBeNull();
  });
});
