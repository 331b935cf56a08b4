const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LONGEST = 20;

/** A whole number in Chinese numerals: `十二`, `一百零五`, `两千三百`, `三万`, `二〇二六`; null for any other text. */
export function chineseNumber(text: string): number | null {
  const signs = Array.from(text);
  if (signs.length === 0 || signs.length > LONGEST) return null;
  if (signs.every((sign) => Object.hasOwn(DIGITS, sign))) {
    return signs.reduce((number, sign) => 10 * number + DIGITS[sign]!, 0);
  }
  let whole = 0;
  let section = 0;
  let digit: number | null = null;
  let last = Infinity;
  for (const sign of signs) {
    if (Object.hasOwn(DIGITS, sign)) {
      // 零 only says that a place is left out.
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[sign]!;
    } else if (Object.hasOwn(POWERS, sign)) {
      const power = POWERS[sign]!;
      if (power >= last || (digit === null && power !== 10) || digit === 0) return null;
      section += (digit ?? 1) * power;
      [digit, last] = [null, power];
    } else if (sign === '万' && whole === 0) {
      whole = (section + (digit ?? 0)) * 10_000;
      if (whole === 0) return null;
      [section, digit, last] = [0, null, Infinity];
    } else return null;
  }
  return whole + section + (digit ?? 0);
}
