import { shortened } from '../tables/text.ts';
import { COUNTY_COMPLAINTS } from './county.ts';
import { FILE_COMPLAINTS } from './files.ts';
import { MAP_COMPLAINTS } from './map.ts';
import { SOURCE_COMPLAINTS } from './sources.ts';
import { TABLE_COMPLAINTS } from './tables.ts';

/** Every complaint that a dataset can meet, with its words in both languages: the one place where they stand. */
export const COMPLAINTS = {
  ...FILE_COMPLAINTS,
  ...TABLE_COMPLAINTS,
  ...COUNTY_COMPLAINTS,
  ...MAP_COMPLAINTS,
  ...SOURCE_COMPLAINTS,
};

/** Ids and headers of users go into texts; a cell of megabytes must not. */
const LONGEST_FILLING = 300;

export type ComplaintCode = keyof typeof COMPLAINTS;

/** What fills a `{gap}` of the text: the same for both languages, or a word for each. */
export type Filling = string | number | { readonly en: string; readonly zh: string };

type Gaps<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Gaps<Rest> : never;

/** The gaps of a code's text: a forgotten one is a compile error. */
export type Fillings<C extends ComplaintCode> = Readonly<Record<Gaps<(typeof COMPLAINTS)[C]['en']>, Filling>>;

/** The text of a complaint in both languages. */
export function complaintText<C extends ComplaintCode>(
  code: C,
  fillings: Fillings<C>,
): { en: string; zh: string } {
  const values = fillings as Readonly<Record<string, Filling>>;
  const fill = (text: string, language: 'en' | 'zh') =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return shortened(typeof value === 'object' ? value[language] : String(value), LONGEST_FILLING);
    });
  return { en: fill(COMPLAINTS[code].en, 'en'), zh: fill(COMPLAINTS[code].zh, 'zh') };
}
