/** How text from spreadsheets, web forms and input methods is made comparable. */

/** Byte order marks, zero-width characters and direction marks: invisible, never meant. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const WIDE_SPACES = /[\u00a0\u2000-\u200a\u3000]/g;

/** Without invisible characters and outer spaces, composed (NFC). Full-width signs stay: names are the user's own. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').trim();
}

/** Cleaned, with full-width letters, digits, signs and spaces (of Chinese input methods) as plain ones: `１２` is `12`. */
export function foldWidth(text: string): string {
  return cleanText(text)
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(WIDE_SPACES, ' ')
    .trim();
}

/** For comparing headers and choices: folded, small letters, without spaces, hyphens and underscores. */
export function comparable(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** At most `limit` characters, with an ellipsis where something was cut; line breaks shown as spaces. */
export function shortened(text: string, limit = 80): string {
  // A character outside of the basic plane takes two code units; cutting between them would leave half of one.
  const characters = Array.from(text.slice(0, 2 * limit + 2)).slice(0, limit + 1);
  const cut = characters.length > limit;
  const line = (cut ? characters.slice(0, limit - 1) : characters).join('').replace(/[\p{Cc}\s]+/gu, ' ');
  return cut ? `${line}…` : line;
}
