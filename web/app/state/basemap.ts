import { browserStore } from './browser-store.ts';

/** A map of the reader's own choice under the units. Nothing foreign is asked for unless one is chosen and switched on. */
export type Basemap =
  | { readonly kind: 'none' }
  /** `hosts`: where its tiles and fonts come from, besides the host of the style itself. */
  | { readonly kind: 'style'; readonly url: string; readonly hosts: readonly string[] }
  | { readonly kind: 'pmtiles'; readonly url: string }
  /** A PMTiles file that this browser keeps. */
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'tianditu'; readonly key: string; readonly imagery: boolean };

export const NO_BASEMAP: Basemap = { kind: 'none' };
export const TIANDITU_HOSTS: readonly string[] = Array.from(
  { length: 8 },
  (_, k) => `https://t${k}.tianditu.gov.cn`,
);

/** Origin of an address that a map may come from: https, or this machine; null for anything else. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, origin } = new URL(address);
  const here = hostname === '127.0.0.1' || hostname === 'localhost';
  return protocol === 'https:' || (protocol === 'http:' && here) ? origin : null;
}

/** Origins that a choice asks; the server lets the page reach these and no others. */
export function hostsOf(choice: Basemap): readonly string[] {
  if (choice.kind === 'tianditu') return TIANDITU_HOSTS;
  if (choice.kind !== 'style' && choice.kind !== 'pmtiles') return [];
  const asked = [choice.url, ...(choice.kind === 'style' ? choice.hosts : [])];
  return [
    ...new Set(asked.map(originOf).filter((origin) => origin !== null && origin !== location.origin)),
  ].map(String);
}

/** Cookie by which the page names these hosts to its own server, which writes them into the page's security policy. */
const COOKIE = 'junheng-map';
const YEAR_SECONDS = 365 * 24 * 3600;

/** Tells the server; holds from the next load of the page on. */
export function admitHosts(hosts: readonly string[]): void {
  const age = hosts.length > 0 ? YEAR_SECONDS : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that must work
  document.cookie = `${COOKIE}=${encodeURIComponent(hosts.join(' '))}; path=/; SameSite=Lax; max-age=${age}`;
}

export function admittedHosts(): readonly string[] {
  const kept = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(document.cookie)?.[1] ?? '';
  return decodeURIComponent(kept).split(' ').filter(Boolean);
}

/** A choice as it was kept, or none where it cannot be read. */
export function basemapOf(kept: unknown): Basemap {
  const one = (kept ?? {}) as Partial<Record<string, unknown>>;
  const { kind, url, key, name, hosts, imagery } = one;
  if (kind === 'style' && typeof url === 'string') {
    const known = Array.isArray(hosts)
      ? hosts.filter((host): host is string => typeof host === 'string')
      : [];
    return { kind, url, hosts: known };
  }
  if (kind === 'pmtiles' && typeof url === 'string') return { kind, url };
  if (kind === 'file' && typeof name === 'string') return { kind, name };
  if (kind === 'tianditu' && typeof key === 'string') return { kind, key, imagery: imagery === true };
  return NO_BASEMAP;
}

const files = browserStore('junheng-map', 'files');
const THE_FILE = 'basemap';

export async function keepMapFile(file: File): Promise<void> {
  await files.put(THE_FILE, file);
}

export async function readMapFile(): Promise<File | null> {
  return ((await files.get(THE_FILE).catch(() => null)) as File | undefined) ?? null;
}
