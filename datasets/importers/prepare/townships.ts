import { boxOf, contains } from '../../../engine/problem/geometry/polygon.ts';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { Layer } from '../vector/layer.ts';
import { asNumber, asText, columnOf, type Draft, tellOrigin, withColumn } from './draft.ts';

/** Fills empty townships of units (and schools) from the areas of a layer in which they stand. */
export function takeTownships(draft: Draft, layer: Layer): void {
  const nameAt = layer.fields.findIndex((field) =>
    /^(?:name|township|乡镇|名称|乡镇名称|街道|xzqmc|xmc)$/i.test(field),
  );
  const areas = layer.features.flatMap(({ cells, geometry }) => {
    const name = asText(cells[Math.max(nameAt, 0)]);
    if (geometry?.kind !== 'areas' || name === null) return [];
    const polygon = geometry.polygons as unknown as MultiPolygon;
    return [{ name, polygon, box: boxOf(polygon) }];
  });
  for (const name of ['units', 'schools'] as const) {
    const table = draft.tables.get(name);
    const [lon, lat] = [table && columnOf(table, 'lon'), table && columnOf(table, 'lat')];
    if (!table || !lon || !lat) continue;
    const before = columnOf(table, 'township') ?? [];
    const townships = lon.map((x, i) => {
      const [a, b] = [asNumber(x), asNumber(lat[i])];
      if (asText(before[i]) !== null || a === null || b === null) return before[i] ?? null;
      const home = areas.find(
        ({ box, polygon }) =>
          a >= box.west && a <= box.east && b >= box.south && b <= box.north && contains(polygon, a, b),
      );
      return home?.name ?? null;
    });
    draft.tables.set(name, withColumn(table, 'township', townships));
    tellOrigin(draft, name, 'township', layer.file, 'the area in which it stands');
  }
}
