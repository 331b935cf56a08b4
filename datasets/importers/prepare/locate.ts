import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import type { RawTable } from '../../../engine/problem/index.ts';
import { type Candidate, type Crs, crsNamed, type Extent, guessCrs, type Known } from '../crs/index.ts';
import { mappingOf } from '../mapping.ts';
import { type Geometry, type Layer, type Position, positionsOf } from '../vector/layer.ts';
import { asNumber, columnOf, type Draft, withColumn } from './draft.ts';

/** Candidates that put a layer within this of each other differ too little to stop for. */
const SAME_PLACE_METERS = 500;
/** A layer this far from the rest of the county is told. */
const ELSEWHERE_METERS = 100_000;
/** Beyond this, numbers are no degrees. */
const DEGREES = 180;

const between = (a: Known, b: Known) => metersBetween(a.lon, a.lat, b.lon, b.lat);

/** What map services call themselves in names of files and headers. */
const SERVICES = [
  { crs: 'GCJ-02', pattern: /gcj|amap|高德|火星|腾讯|tencent/i, en: 'Amap or Tencent', zh: '高德或腾讯地图' },
  { crs: 'BD-09', pattern: /bd-?09|baidu|百度/i, en: 'Baidu', zh: '百度地图' },
] as const;

/** The layer in WGS 84; null and a question where nobody knows its system. */
export function locateLayer(draft: Draft, layer: Layer, known: Known | null): Layer | null {
  const crs = systemOf(
    draft,
    layer.file,
    layer.crs,
    extentOf(positionsOfLayer(layer)),
    [layer.name, ...layer.fields],
    known,
  );
  if (crs === null) return null;
  if (crs === 'nothing') return layer;
  const features = layer.features.map((feature) => ({
    ...feature,
    geometry: feature.geometry && moved(feature.geometry, crs),
  }));
  return { ...layer, crs, features };
}

/**
 * A table whose columns of places are in metres or in the shifted degrees of a map service, in WGS 84; the table itself where
 * nothing is to be done. Single cells in metres among degrees are slips, which are told later.
 */
export function locateTable(draft: Draft, table: RawTable, known: Known | null): RawTable {
  const lon = columnOf(table, 'lon')?.map(asNumber);
  const lat = columnOf(table, 'lat')?.map(asNumber);
  if (!lon || !lat) return table;
  const points = lon.flatMap((x, i): Position[] => (x === null || lat[i] === null ? [] : [[x, lat[i]!]]));
  const metric = points.filter(([x, y]) => Math.abs(x!) > DEGREES || Math.abs(y!) > DEGREES).length;
  const told = mappingOf(draft.mapping, table.file).crs;
  const headers = table.headers.map(({ written }) => written);
  if (told === undefined && metric <= points.length / 2) {
    suspectShift(draft, table.file, headers);
    return table;
  }
  const extent = extentOf(
    told === undefined ? points.filter(([x, y]) => Math.abs(x!) > DEGREES || Math.abs(y!) > DEGREES) : points,
  );
  const crs = systemOf(draft, table.file, null, extent, headers, known);
  if (crs === null || crs === 'nothing') return table;
  const places = lon.map((x, i) => (x === null || lat[i] === null ? null : crs.toWgs84(x, lat[i]!)));
  const original = (column: 'lon' | 'lat') => columnOf(table, column)!;
  const converted = (column: 0 | 1, name: 'lon' | 'lat') =>
    places.map((place, i) => (place && !Number.isNaN(place[column]) ? place[column] : original(name)[i]!));
  const rule = `converted from ${crs.id}`;
  for (const column of ['lon', 'lat']) {
    draft.provenance.push({
      table: table.table,
      column,
      file: table.file,
      header: table.headers.find(({ canonical }) => canonical === column)!.written,
      rule,
    });
  }
  return withColumn(withColumn(table, 'lon', converted(0, 'lon')), 'lat', converted(1, 'lat'));
}

/** The system as answered, as told by the file, or as guessed; null where only a person can say, `nothing` without any place. */
function systemOf(
  draft: Draft,
  file: string,
  said: Crs | null,
  extent: Extent | null,
  names: readonly string[],
  known: Known | null,
): Crs | 'nothing' | null {
  const { complaints, mapping } = draft;
  if (!extent) return 'nothing';
  const answer = mappingOf(mapping, file).crs ?? (said ? undefined : mapping.files['*']?.crs);
  const answered = answer === undefined ? null : crsNamed(answer);
  if (answer !== undefined && !answered) {
    complaints.add('crs-answer-unknown', { file, value: answer }, {});
    return null;
  }
  const crs = answered ?? said;
  const candidates = guessCrs(extent, known, between);
  if (crs) {
    const middle = middleOf(extent, crs);
    if (!middle || contradicts(extent, crs)) {
      complaints.add(
        'crs-contradicts',
        { file },
        { file, crs: crs.id, extent: shown(extent), candidates: listed(candidates) },
      );
      return null;
    }
    if (!/^EPSG:4326$/.test(crs.id))
      complaints.add('crs-told', { file }, { crs: nameOf(crs), place: placed(middle) });
    tellElsewhere(draft, file, middle, known);
    return crs;
  }
  const [best, ...others] = candidates;
  const close =
    best && others.every((other) => isDegrees(extent) || between(best, other) <= SAME_PLACE_METERS);
  const asked = candidates.map(({ crs: { id, name }, lon, lat, meters }) => ({
    answer: id,
    name,
    lon,
    lat,
    meters,
  }));
  draft.questions.push({ kind: 'crs', file, candidates: asked, taken: close ? best.crs.id : null });
  if (!close) {
    complaints.add('crs-unknown', { file }, { file, extent: shown(extent), candidates: listed(candidates) });
    return null;
  }
  if (isDegrees(extent)) suspectShift(draft, file, names);
  else {
    const rest = others.map(({ crs: { id } }) => id).join(', ') || '—';
    complaints.add(
      'crs-guessed',
      { file },
      { file, crs: nameOf(best.crs), place: placed(best), others: rest },
    );
  }
  tellElsewhere(draft, file, best, known);
  return best.crs;
}

function suspectShift(draft: Draft, file: string, names: readonly string[]): void {
  const service = SERVICES.find(({ pattern }) => [file, ...names].some((name) => pattern.test(name)));
  if (!service || mappingOf(draft.mapping, file).crs !== undefined) return;
  const { crs, en, zh } = service;
  draft.complaints.add('shift-suspected', { file }, { file, crs, service: { en, zh } });
}

function tellElsewhere(draft: Draft, file: string, place: Known, known: Known | null): void {
  if (!known) return;
  const meters = between(place, known);
  if (meters > ELSEWHERE_METERS)
    draft.complaints.add('layer-elsewhere', { file }, { file, km: Math.round(meters / 1000) });
}

function isDegrees({ minX, maxX, minY, maxY }: Extent): boolean {
  return minX >= -180 && maxX <= 180 && minY >= -180 && maxY <= 180;
}

/** Metres of a projection are never a few units around zero for a whole layer, nor degrees ever hundreds of thousands. */
function contradicts(extent: Extent, crs: Crs): boolean {
  const geographic =
    /^(?:EPSG:4\d{3}|GCJ-02|BD-09)(?:\+yx)?$/.test(crs.id) && Math.abs(crs.fromWgs84(100, 30)[0]) <= 180;
  return isDegrees(extent) !== geographic && !crs.id.startsWith('local:');
}

function middleOf(extent: Extent, crs: Crs): Known | null {
  const [lon, lat] = crs.toWgs84((extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2);
  return Number.isNaN(lon) ? null : { lon, lat };
}

function shown({ minX, minY, maxX, maxY }: Extent): string {
  const short = (value: number) =>
    String(Math.abs(value) > 1000 ? Math.round(value) : Math.round(value * 1000) / 1000);
  return `x ${short(minX)} … ${short(maxX)}, y ${short(minY)} … ${short(maxY)}`;
}

const placed = ({ lon, lat }: Known) => `${lon.toFixed(4)}, ${lat.toFixed(4)}`;
const nameOf = ({ id, name }: Crs) => ({ en: `${id} (${name.en})`, zh: `${id}（${name.zh}）` });

function listed(candidates: readonly Candidate[]): { en: string; zh: string } {
  if (candidates.length === 0)
    return {
      en: 'an EPSG code, or local:LON,LAT for a plain drawing',
      zh: 'EPSG 代码，或用 local:经度,纬度 放置无坐标系的图',
    };
  const first = candidates.slice(0, 6);
  const more = candidates.length > 6 ? '; …' : '';
  const line = (language: 'en' | 'zh') =>
    first
      .map((one) => {
        const far =
          one.meters === null
            ? ''
            : language === 'en'
              ? `, ${Math.round(one.meters / 1000)} km from the rest`
              : `，距其他数据 ${Math.round(one.meters / 1000)} 公里`;
        return `${one.crs.id} → ${placed(one)}${far}`;
      })
      .join('; ') + more;
  return { en: line('en'), zh: line('zh') };
}

export function extentOf(points: Iterable<Position>): Extent | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    minX = Math.min(minX, x!);
    maxX = Math.max(maxX, x!);
    minY = Math.min(minY, y!);
    maxY = Math.max(maxY, y!);
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : null;
}

function* positionsOfLayer({ features }: Layer): Generator<Position> {
  for (const { geometry } of features) if (geometry) yield* positionsOf(geometry);
}

function moved(geometry: Geometry, crs: Crs): Geometry {
  const point = (position: Position): Position => {
    const [lon, lat] = crs.toWgs84(position[0]!, position[1]!);
    return position.length > 2 ? [lon, lat, position[2]!] : [lon, lat];
  };
  if (geometry.kind === 'points') return { kind: 'points', points: geometry.points.map(point) };
  if (geometry.kind === 'lines')
    return { kind: 'lines', lines: geometry.lines.map((line) => line.map(point)) };
  return { kind: 'areas', polygons: geometry.polygons.map((rings) => rings.map((ring) => ring.map(point))) };
}
