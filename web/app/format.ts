import { useMemo } from 'react';
import { difference, moment, number, percent } from './i18n/numbers.ts';
import { useText } from './i18n/text.ts';

type Maybe = number | null | undefined;

/** Stands where something is not known; never a zero. */
export const UNKNOWN = '—';

/** Numbers, shares and times in the reader's language. */
export interface Format {
  readonly number: (value: Maybe, digits?: number) => string;
  readonly share: (value: Maybe, digits?: number) => string;
  readonly signed: (value: Maybe, digits?: number) => string;
  readonly moment: (iso: string | null | undefined) => string;
  /** A span as minutes and seconds: `1:05`. */
  readonly clock: (seconds: number) => string;
}

export function useFormat(): Format {
  const { language } = useText();
  return useMemo(
    () => ({
      number: (value, digits) => known(value, (v) => number(language, v, digits)),
      share: (value, digits) => known(value, (v) => percent(language, v, digits)),
      signed: (value, digits) => known(value, (v) => difference(language, v, digits)),
      moment: (iso) => (iso ? moment(language, iso) : UNKNOWN),
      clock: (seconds) => {
        const whole = Math.max(0, Math.floor(seconds));
        return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
      },
    }),
    [language],
  );
}

function known(value: Maybe, write: (value: number) => string): string {
  if (value == null || Number.isNaN(value)) return UNKNOWN;
  return Number.isFinite(value) ? write(value) : '∞';
}
