import { METERS_PER_DEGREE, metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import type { RawLine } from '../../../engine/problem/index.ts';
import type { Meters } from '../../../engine/units.ts';
import { type Raster, valueAt } from '../raster/raster.ts';
import { asNumber, columnOf, type Draft, tellOrigin, withColumn } from './draft.ts';

/** Heights to a tenth of a metre: models of terrain know no more. */
const PER_METER = 10;
/** Finer than this no model of terrain tells slopes from noise. */
const FINEST_STEP: Meters = 30;

/** Gives streets and units the heights of the terrain; long straight pieces get points between, so that no hill is jumped over. */
export function takeHeights(draft: Draft, rasters: readonly Raster[]): void {
  if (rasters.length === 0) return;
  const heightAt = (lon: number, lat: number) => {
    for (const raster of rasters) {
      const height = valueAt(raster, lon, lat);
      if (!Number.isNaN(height)) return Math.round(height * PER_METER) / PER_METER;
    }
    return Number.NaN;
  };
  const file = rasters.map((raster) => raster.file).join(', ');
  const { roads } = draft;
  if (roads) {
    const counts = { points: 0, missing: 0 };
    const step = Math.max(FINEST_STEP, Math.min(...rasters.map(stepOf)));
    draft.roads = { ...roads, lines: roads.lines.map((line) => raised(line, step, heightAt, counts)) };
    draft.complaints.add('elevation-sampled', { file: rasters[0]!.file }, counts);
    tellOrigin(
      draft,
      'roads',
      'elevation',
      file,
      `bilinear at street points, at most ${Math.round(step)} m apart`,
    );
  }
  const units = draft.tables.get('units');
  const [lon, lat] = [units && columnOf(units, 'lon'), units && columnOf(units, 'lat')];
  if (!units || !lon || !lat || columnOf(units, 'elevation')) return;
  const heights = lon.map((x, i) => {
    const [a, b] = [asNumber(x), asNumber(lat[i])];
    const height = a === null || b === null ? Number.NaN : heightAt(a, b);
    return Number.isNaN(height) ? null : height;
  });
  draft.tables.set('units', withColumn(units, 'elevation', heights));
  tellOrigin(draft, 'units', 'elevation', file, 'bilinear at the unit’s place');
}

/** Side of a cell in metres, north to south. */
function stepOf({ crs, west, north, cellHeight }: Raster): Meters {
  const [, a] = crs.toWgs84(west, north);
  const [, b] = crs.toWgs84(west, north - cellHeight);
  return Math.abs(a - b) * METERS_PER_DEGREE || FINEST_STEP;
}

function raised(
  line: RawLine,
  step: Meters,
  heightAt: (lon: number, lat: number) => number,
  counts: { points: number; missing: number },
): RawLine {
  const coordinates: (readonly number[])[] = [];
  const add = (lon: number, lat: number, own: number | undefined) => {
    const height = own ?? heightAt(lon, lat);
    counts.points++;
    if (Number.isNaN(height)) counts.missing++;
    coordinates.push(Number.isNaN(height) ? [lon, lat] : [lon, lat, height]);
  };
  for (const [i, point] of line.coordinates.entries()) {
    const [lon, lat, own] = point as [number, number, number | undefined];
    const before = line.coordinates[i - 1];
    if (before && line.kind !== 'bridge' && line.kind !== 'tunnel' && line.kind !== 'ferry') {
      const pieces = Math.ceil(metersBetween(before[0]!, before[1]!, lon, lat) / step);
      for (let k = 1; k < pieces; k++) {
        const between = (a: number, b: number) => Math.round((a + ((b - a) * k) / pieces) * 1e7) / 1e7;
        add(between(before[0]!, lon), between(before[1]!, lat), undefined);
      }
    }
    add(lon, lat, own);
  }
  return { ...line, coordinates };
}
