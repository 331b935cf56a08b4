import { type Figure, isKnown, type Limit, lackText, type Measurement } from '../indicators/index.ts';
import { decimalsOf, unitText } from '../unit-words.ts';
import { shownNumber, type Text } from './table.ts';
import { NO, YES } from './words.ts';

/** A figure as people read it: a rounded number with unit, or what is lacking. */
export function figureText(figure: Figure, unit: string, withUnit = true): Text {
  if (!isKnown(figure)) {
    const { en, zh } = lackText(figure);
    return { en: `n/a (${en})`, zh: `无数据（${zh}）` };
  }
  if (unit === 'yesNo') return figure === 0 ? NO : YES;
  const text = shownNumber(figure, {
    kind: unit === 'share' ? 'share' : 'number',
    decimals: decimalsOf(unit),
  });
  const { en, zh } = withUnit ? unitText(unit) : { en: '', zh: '' };
  return { en: en ? `${text} ${text === '1' ? (ONE[en] ?? en) : en}` : text, zh: `${text}${zh}` };
}

/** What one of a unit is called in English. */
const ONE: Readonly<Record<string, string>> = {
  pupils: 'pupil',
  classes: 'class',
  units: 'unit',
  rooms: 'room',
};

/** `≥ 4.2 teachers/100 pupils`. */
export function limitText(limit: Limit, unit: string): Text {
  if (unit === 'yesNo') return YES;
  const sign = limit.sense === 'least' ? '≥' : '≤';
  const share = unit === 'share';
  // As few digits as the number needs: a limit is a round number, not a measurement.
  const text = String(Number((share ? limit.value * 100 : limit.value).toFixed(6)));
  const { en, zh } = unitText(unit);
  const body = share ? `${text} %` : text;
  return {
    en: `${sign} ${body} ${text === '1' ? (ONE[en] ?? en) : en}`.trimEnd(),
    zh: `${sign} ${body}${zh}`,
  };
}

export const STATES: Readonly<Record<'met' | 'partly' | 'notMet' | 'unknown', Text>> = {
  met: { en: 'met', zh: '达标' },
  partly: { en: 'partly met', zh: '部分达标' },
  notMet: { en: 'not met', zh: '未达标' },
  unknown: { en: 'not known', zh: '无法判定' },
};

/** What a limit says of a measurement; null without limit. */
export function verdictText({ limit, met, borderline, figure }: Measurement): Text | null {
  if (!limit) return null;
  if (!isKnown(figure)) return STATES.unknown;
  const { en, zh } = met ? STATES.met : STATES.notMet;
  return borderline ? { en: `${en}, borderline`, zh: `${zh}（临界）` } : { en, zh };
}
