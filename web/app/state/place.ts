import { useSyncExternalStore } from 'react';

/**
 * Where the reader is: `#/plan?scenario=…&map=11.2/30.46/106.24`. All of it lives in the address, so that a link shows the same;
 * after `#`, so that any server of plain files, or none, can serve the page.
 */
export interface Place {
  readonly page: string;
  readonly params: URLSearchParams;
}

let current = read();
const listeners = new Set<() => void>();

function read(): Place {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { page: path, params: new URLSearchParams(query) };
}

function tell(): void {
  current = read();
  for (const listener of listeners) listener();
}

window.addEventListener('hashchange', tell);
window.addEventListener('popstate', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => current);
}

/** One parameter of the address, null where it is absent. */
export function useParam(name: string): string | null {
  return useSyncExternalStore(subscribe, () => current.params.get(name));
}

/** The address of a page. Parameters in `kept` go along unless `params` says otherwise; null takes one away. */
export function hrefOf(page: string, params: Readonly<Record<string, string | null>> = {}): string {
  const next = new URLSearchParams();
  for (const name of COMMON) {
    const value = current.params.get(name);
    if (value !== null) next.set(name, value);
  }
  for (const [name, value] of Object.entries(params)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return hash(page, next);
}

/** Parameters that mean the same on every page and go along from one to the next. */
const COMMON = ['dataset', 'scenario', 'run', 'stage', 'map'];

/**
 * Changes parameters of the address; null takes one away. `push` leaves a step for the back button; without it the address
 * just follows what is seen.
 */
export function setParams(params: Readonly<Record<string, string | null>>, push = false): void {
  const next = new URLSearchParams(current.params);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const address = hash(current.page, next);
  if (address === location.hash) return;
  history[push ? 'pushState' : 'replaceState'](null, '', address);
  tell();
}

export function goTo(page: string, params: Readonly<Record<string, string | null>> = {}): void {
  history.pushState(null, '', hrefOf(page, params));
  tell();
}

function hash(page: string, params: URLSearchParams): string {
  // Slashes and commas may stand in a query and are easier to read so.
  const query = params.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
  return `#/${page}${query === '' ? '' : `?${query}`}`;
}
