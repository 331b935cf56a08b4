import { useSyncExternalStore } from 'react';

/** A hook that tells whether the page is at most so many pixels wide; style sheets write the same numbers. */
function upTo(pixels: number): () => boolean {
  const query = matchMedia(`(max-width: ${pixels}px)`);
  const subscribe = (listener: () => void) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}

/** Whether the page is laid out for a phone: as wide as one held upright, or a little more. */
export const useNarrow = upTo(720);

/** Whether the map has no room for a bar between its legend and its buttons: tablets and phones. */
export const useSmall = upTo(1000);
