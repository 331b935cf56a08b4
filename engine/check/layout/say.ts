import type { FalseClaim } from '../claims/claim.ts';

/** A claim that is not so, in a line. */
export function claim(
  code: string,
  place: string,
  claimed: string | null,
  found: string | null,
  en: string,
  zh: string,
): FalseClaim {
  return { code, place, claimed, found, text: { en, zh } };
}
