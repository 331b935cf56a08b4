import type { ComplaintList, RawLine } from '../../engine/problem/index.ts';
import type { Feature } from './geojson-features.ts';
import { judgeRange, lineOf, positionOf } from './geometry.ts';
import { lineKind } from './line-kind.ts';
import type { FileContent, SourceFile } from './source.ts';

/** A place where streets may cross a barrier on the level. */
export function isCrossing({ type, properties }: Feature): boolean {
  return type === 'Point' && properties.kind === 'crossing';
}

/** Lines and level crossings as streets; complaints where one cannot be read. */
export function readStreets(
  file: SourceFile,
  features: readonly Feature[],
  complaints: ComplaintList,
): FileContent {
  const lines: RawLine[] = [];
  for (const feature of features) {
    const { row, type, coordinates, properties } = feature;
    if (isCrossing(feature)) {
      const point = positionOf(coordinates);
      if (point) lines.push({ row, kind: 'crossing', coordinates: [point], oneWayFoot: false });
      continue;
    }
    const parts = type === 'MultiLineString' && Array.isArray(coordinates) ? coordinates : [coordinates];
    for (const part of parts) {
      const line = lineOf(part);
      if ('broken' in line) {
        complaints.add('feature-broken', { file: file.name, row }, { reason: line.broken });
      } else {
        const seconds = secondsOf(properties);
        const kind = kindOf(properties);
        if (kind === null) continue;
        lines.push({
          row,
          kind,
          coordinates: line,
          oneWayFoot: isOneWay(properties),
          ...(seconds === null ? {} : { seconds }),
        });
      }
    }
  }
  const range = judgeRange(lines.flatMap(({ coordinates }) => coordinates));
  if (range === 'projected') complaints.add('geojson-projection', { file: file.name }, {});
  if (range === 'swapped') complaints.add('geojson-swapped', { file: file.name }, {});
  return { lines: range === 'fine' ? lines : [] };
}

/** Our own property, or the tags of OpenStreetMap; a line of no kind is a street on which people walk. */
function kindOf(properties: Readonly<Record<string, unknown>>): string | null {
  const word = (...names: string[]) => {
    const found = names
      .map((name) => properties[name])
      .find((value) => value !== null && value !== undefined);
    return found === undefined ? '' : String(found).trim();
  };
  const kind = word('kind', 'highway', '类型', '道路类型');
  const [waterway, railway] = [word('waterway'), word('railway')];
  const [bridge, tunnel] = [word('bridge', '桥梁', '桥'), word('tunnel', '隧道')];
  return lineKind({ kind, waterway, railway, bridge, tunnel }, 'residential');
}

/** Time for the whole line that does not depend on the walker, such as a ferry's. */
function secondsOf({ seconds }: Readonly<Record<string, unknown>>): number | null {
  return typeof seconds === 'number' && seconds >= 0 && seconds < 1e6 ? seconds : null;
}

function isOneWay(properties: Readonly<Record<string, unknown>>): boolean {
  const flag = properties.oneWayFoot ?? properties['oneway:foot'];
  return flag === true || flag === 'yes' || flag === 1;
}
