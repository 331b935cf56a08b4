import { JSONParser } from '@streamparser/json';
import type { Box } from '../../engine/problem/geometry/polygon.ts';
import type { ComplaintList } from '../../engine/problem/index.ts';
import { type Feature, featureOf } from './geojson-features.ts';
import { Depth, tellDepth } from './json.ts';
import { MOST_ROWS, type SourceFile } from './source.ts';
import { eachTextPiece } from './text-pieces.ts';

/** Of one layer at most so many points are kept: some gigabytes of memory otherwise. */
const MOST_POINTS = 12_000_000;

/** A large collection: its features, those outside the area asked for left out, and its `crs` member. */
export interface Collection {
  readonly features: readonly Feature[];
  readonly crs: unknown;
}

/** Reads a collection feature by feature, so that neither its text nor what lies elsewhere is in memory; null and a complaint where it is none. */
export function collectionInPieces(
  file: SourceFile,
  within: Box | null,
  complaints: ComplaintList,
  onShare?: (share: number) => void,
): Collection | null {
  const parser = new JSONParser({ paths: ['$.type', '$.crs', '$.features.*'], keepStack: false });
  const features: Feature[] = [];
  const depth = new Depth();
  let type: unknown;
  let crs: unknown;
  let row = 0;
  let points = 0;
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length < 2) {
      if (key === 'type') type = value;
      else crs = value;
      return;
    }
    const feature = featureOf(value, ++row);
    const counted = countPoints(feature.coordinates, within);
    if (within && !counted.inside) return;
    points += counted.points;
    features.push(feature);
  };
  let fault: 'deep' | 'many' | { readonly reason: string } | null = null;
  let line = 1;
  const whole = eachTextPiece(
    file,
    complaints,
    (text) => {
      if (!depth.fits(text)) fault = 'deep';
      else {
        try {
          parser.write(text);
        } catch (error) {
          fault = { reason: error instanceof Error ? error.message : String(error) };
        }
      }
      if (points > MOST_POINTS || features.length > MOST_ROWS) fault = 'many';
      if (fault === null) line += text.split('\n').length - 1;
      return fault === null;
    },
    onShare,
  );
  if (!whole) return null;
  if (fault === 'deep') tellDepth(file.name, complaints);
  else if (fault === 'many')
    complaints.add('layer-too-much', { file: file.name }, { limit: MOST_POINTS / 1e6 });
  else if (fault !== null || !parser.isEnded) {
    // The parser counts pieces, not lines: the row is that of the piece, and the feature tells more.
    const [en, zh] = [`after feature ${row}`, `第 ${row} 个要素之后`];
    complaints.add('json-unreadable', { file: file.name, row: line }, { reason: { en, zh } });
  } else if (type !== 'FeatureCollection') complaints.add('geojson-kind', { file: file.name }, {});
  else {
    if (features.length < row)
      complaints.add('features-outside', { file: file.name }, { left: row - features.length, count: row });
    return { features, crs };
  }
  return null;
}

/** How many positions there are, and whether one lies in the box. */
function countPoints(coordinates: unknown, within: Box | null): { points: number; inside: boolean } {
  if (!Array.isArray(coordinates)) return { points: 0, inside: true };
  if (typeof coordinates[0] === 'number') {
    const [x, y] = coordinates as [number, number];
    const inside =
      within !== null && x >= within.west && x <= within.east && y >= within.south && y <= within.north;
    return { points: 1, inside };
  }
  let points = 0;
  let inside = false;
  for (const part of coordinates) {
    const found = countPoints(part, within);
    points += found.points;
    inside ||= found.inside;
  }
  return { points, inside };
}
