import type { Crs } from './crs.ts';
import { crsNamed, crsOfDefinition } from './named.ts';

/** Longer texts are no description of a reference system. */
const LONGEST = 20_000;

/** The reference system that a `.prj` file describes (well-known text of OGC or ESRI); null where it cannot be read. */
export function crsOfPrj(wkt: string): Crs | null {
  const text = wkt.trim();
  if (text === '' || text.length > LONGEST || !balanced(text)) return null;
  const authority = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d{4,5})"?\s*\]\s*\]\s*$/i.exec(text);
  const named = authority ? crsNamed(`EPSG:${authority[1]}`) : null;
  if (named) return named;
  const title = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? 'prj';
  if (/^GEOGC(S|RS)/i.test(text) && /WGS.?_?(19)?84|CGCS|China_2000|China Geodetic/i.test(text)) {
    return crsNamed(/CGCS|China/i.test(text) ? 'EPSG:4490' : 'EPSG:4326');
  }
  return crsOfDefinition(text, `WKT ${title}`, title.replaceAll('_', ' '));
}

/** The library's reader of well-known text is not made for texts that were cut. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '(') depth++;
    if (sign === ']' || sign === ')') depth--;
    if (depth < 0 || depth > 30) return false;
  }
  return depth === 0;
}
