import type { IncomingHttpHeaders } from 'node:http';

/** Cookie by which a browser names the hosts of the base map that its reader has chosen. */
const COOKIE = /(?:^|;\s*)junheng-map=([^;]*)/;
const MOST_HOSTS = 20;
/** Whatever else stood there would go into the page's security policy. */
const ORIGIN =
  /^(?:https:\/\/(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)*|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?$/i;

/** The origins that this reader's page may ask besides its own server, for the map alone. */
export function mapHostsOf({ cookie }: IncomingHttpHeaders): readonly string[] {
  const named = COOKIE.exec(cookie ?? '')?.[1];
  if (!named) return [];
  try {
    return decodeURIComponent(named)
      .split(' ')
      .filter((host) => ORIGIN.test(host))
      .slice(0, MOST_HOSTS);
  } catch {
    return [];
  }
}
