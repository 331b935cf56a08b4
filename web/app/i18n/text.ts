import { useSettings } from '../state/settings.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A word or sentence in both languages, as the server says its own too. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * The words of one area of the page: each entry is a text, or a function that makes one of what it is given. Being a plain object
 * it is checked by the compiler: a missing language or a wrong argument does not build.
 */
export type Words = Readonly<Record<string, Text | ((...args: never[]) => Text)>>;

export function words<const W extends Words>(area: W): W {
  return area;
}

/** The language of the reader, and `t`, which says a text in it. */
export function useText(): { readonly language: Language; readonly t: (text: Text) => string } {
  const language = useSettings((settings) => settings.language);
  return { language, t: language === 'zh' ? zh : en };
}

// The same two functions always, so that effects that depend on `t` run again with the language only.
const zh = (text: Text) => text.zh;
const en = (text: Text) => text.en;
