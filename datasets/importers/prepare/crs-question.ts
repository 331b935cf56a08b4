import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import { type Candidate, type Crs, crsNamed, type Extent, guessCrs, type Known } from '../crs/index.ts';
import { mappingOf } from '../mapping.ts';
import type { Position } from '../vector/layer.ts';
import type { Answer, Draft } from './draft.ts';

/** Candidates that put a layer within this of each other differ too little to stop for. */
const SAME_PLACE_METERS = 500;
/** A layer this far from the rest of the county is told. */
const ELSEWHERE_METERS = 100_000;
/** So many places of a layer show where it would lie. */
const MOST_PLACES = 150;

const between = (a: Known, b: Known) => metersBetween(a.lon, a.lat, b.lon, b.lat);

/** What map services call themselves in names of files and headers. */
const SERVICES = [
  { crs: 'GCJ-02', pattern: /gcj|amap|高德|火星|腾讯|tencent/i, en: 'Amap or Tencent', zh: '高德或腾讯地图' },
  { crs: 'BD-09', pattern: /bd-?09|baidu|百度/i, en: 'Baidu', zh: '百度地图' },
] as const;

/** The system as answered, as told by the file, or as guessed; null where only a person can say, `nothing` without any place. */
export function systemOf(
  draft: Draft,
  file: string,
  said: Crs | null,
  points: readonly Position[],
  names: readonly string[],
  known: Known | null,
): Crs | 'nothing' | null {
  const { complaints, mapping } = draft;
  const extent = extentOf(points);
  if (!extent) return 'nothing';
  const answer = mappingOf(mapping, file).crs ?? (said ? undefined : mapping.files['*']?.crs);
  const answered = answer === undefined ? null : crsNamed(answer);
  const guessed = guessCrs(extent, known, between);
  const candidates = answered ? withAnswer(guessed, answered, extent, known) : guessed;
  const ask = (taken: string | null) => {
    const { minX, minY, maxX, maxY } = extent;
    const answers = candidates.map((candidate) => answerOf(candidate, points));
    draft.questions.push({
      kind: 'crs',
      file,
      extent: [minX, minY, maxX, maxY],
      candidates: answers,
      taken,
      answered: answer !== undefined,
    });
  };
  if (answer !== undefined && !answered) {
    complaints.add('crs-answer-unknown', { file, value: answer }, {});
    ask(null);
    return null;
  }
  const crs = answered ?? said;
  if (crs) {
    const middle = middleOf(extent, crs);
    if (!middle || contradicts(extent, crs)) {
      complaints.add(
        'crs-contradicts',
        { file },
        { file, crs: crs.id, extent: shown(extent), candidates: listed(guessed) },
      );
      ask(null);
      return null;
    }
    if (answered) ask(answered.id);
    if (!/^EPSG:4326$/.test(crs.id))
      complaints.add('crs-told', { file }, { crs: nameOf(crs), place: placed(middle) });
    tellElsewhere(draft, file, middle, known);
    return crs;
  }
  const [best, ...others] = guessed;
  const close =
    best && others.every((other) => isDegrees(extent) || between(best, other) <= SAME_PLACE_METERS);
  ask(close ? best.crs.id : null);
  if (!close) {
    complaints.add('crs-unknown', { file }, { file, extent: shown(extent), candidates: listed(guessed) });
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
/** The system with how far places may be off, where its shift to WGS 84 is not public (Beijing 54, Xian 80). */
function nameOf({ id, name, uncertainty }: Crs): { en: string; zh: string } {
  const [en, zh] =
    uncertainty > 1 ? [`; places may be ${uncertainty} m off`, `；位置可能偏差 ${uncertainty} 米`] : ['', ''];
  return { en: `${id} (${name.en}${en})`, zh: `${id}（${name.zh}${zh}）` };
}

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

/** The answer that somebody gave stands among those that fit, whether it does or not. */
function withAnswer(
  candidates: readonly Candidate[],
  crs: Crs,
  extent: Extent,
  known: Known | null,
): readonly Candidate[] {
  const middle = middleOf(extent, crs);
  if (!middle || candidates.some((one) => one.crs.id === crs.id)) return candidates;
  return [{ crs, ...middle, meters: known && between(known, middle) }, ...candidates];
}

function answerOf({ crs, lon, lat, meters }: Candidate, points: readonly Position[]): Answer {
  const step = Math.ceil(points.length / MOST_PLACES);
  const places = points
    .filter((_, i) => i % step === 0)
    .map(([x, y]) => crs.toWgs84(x!, y!))
    .filter(([x]) => !Number.isNaN(x));
  const extent = extentOf(points)!;
  const corners = [
    crs.toWgs84(extent.minX, extent.minY),
    crs.toWgs84(extent.maxX, extent.minY),
    crs.toWgs84(extent.minX, extent.maxY),
    crs.toWgs84(extent.maxX, extent.maxY),
  ].filter(([x]) => !Number.isNaN(x));
  const box = extentOf([...corners, ...places, [lon, lat]])!;
  return {
    answer: crs.id,
    name: crs.name,
    lon,
    lat,
    meters,
    box: [box.minX, box.minY, box.maxX, box.maxY],
    places,
    metersToOthers: null,
  };
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
