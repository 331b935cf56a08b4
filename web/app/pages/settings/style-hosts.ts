import { type Basemap, hostsOf, originOf } from '../../state/basemap.ts';

interface StyleSource {
  readonly url?: string;
  readonly tiles?: readonly string[];
  readonly data?: unknown;
}

/** Origins that the sources of a style are had from, as far as its file tells, and that are not admitted. */
export async function strangersIn(
  basemap: Extract<Basemap, { kind: 'style' }>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await fetch(basemap.url, { signal });
  const { sources = {} } = (await answer.json()) as { sources?: Readonly<Record<string, StyleSource>> };
  const asked = Object.values(sources).flatMap(({ url, tiles = [], data }) => [
    ...(url === undefined ? [] : [url]),
    ...tiles,
    ...(typeof data === 'string' ? [data] : []),
  ]);
  const known = new Set(hostsOf(basemap));
  const origins = asked.map((address) => originOf(address.replace(/[{}]/g, '')));
  return [...new Set(origins)].filter((origin) => origin !== null && !known.has(origin)).map(String);
}
