import type { Language } from './text.ts';

const locale = { zh: 'zh-CN', en: 'en-GB' } as const;
const made = new Map<string, Intl.NumberFormat>();

function format(language: Language, digits: number, sign: boolean): Intl.NumberFormat {
  const key = `${language}/${digits}/${sign}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(locale[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign ? 'exceptZero' : 'auto',
  });
  made.set(key, fresh);
  return fresh;
}

/** A number as people read it: grouped, with so many digits after the point. */
export function number(language: Language, value: number, digits = 0): string {
  return format(language, digits, false).format(value);
}

/** A difference with its sign; a plain 0 where it rounds to nothing. */
export function difference(language: Language, value: number, digits = 0): string {
  const size = 10 ** digits;
  return format(language, digits, true).format(Math.round(value * size) / size);
}

/** A share as per cent. */
export function percent(language: Language, share: number, digits = 1): string {
  return `${number(language, share * 100, digits)} %`;
}

/** A moment of the server's (ISO 8601) in the reader's own time. */
export function moment(language: Language, iso: string): string {
  return new Date(iso).toLocaleString(locale[language], { dateStyle: 'medium', timeStyle: 'short' });
}
