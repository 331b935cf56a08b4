import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { WalkLine } from '../../../engine/travel/index.ts';

/**
 * The `highway` ways of a small OpenStreetMap XML file as lines, by regular expressions: enough for well-formed
 * published extracts, and nothing of the importer that it stands beside.
 */
export function osmLines(path: string): WalkLine[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const places = new Map<string, [number, number]>();
  for (const [, attributes] of text.matchAll(/<node ([^>]*?)\/?>/g)) {
    const value = (name: string) => attributes!.match(new RegExp(`\\b${name}=["']([^"']*)["']`))![1]!;
    places.set(value('id'), [Number(value('lon')), Number(value('lat'))]);
  }
  const lines: WalkLine[] = [];
  for (const [, body] of text.matchAll(/<way [^>]*>(.*?)<\/way>/gs)) {
    const kind = body!.match(/k=["']highway["'] v=["']([^"']*)["']/)?.[1];
    if (kind === undefined) continue;
    const coordinates = [...body!.matchAll(/<nd ref=["'](\d+)["']/g)].flatMap(([, ref]) => {
      const place = places.get(ref!);
      return place ? [place] : [];
    });
    lines.push({ kind, coordinates, oneWayFoot: false });
  }
  return lines;
}
