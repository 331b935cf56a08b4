import type { Random } from '../../../engine/random.ts';
import type { Word } from './words.ts';

/** What tells apart the second, third, … place of a name, as people do it. */
const BEFORE: readonly Word[] = [
  ['上', 'Upper '],
  ['下', 'Lower '],
  ['东', 'East '],
  ['西', 'West '],
  ['前', 'Front '],
  ['后', 'Back '],
];

/** How the second of a name is told apart: by a word before it, or by a number and a word behind it. */
export type Again = 'before' | Word;

/** Draws before a name is given a second time. */
const MOST_TRIES = 60;
const NUMERALS = '一二三四五六七八九';

/** Names that are given once within each area; the next of the same name becomes 上…, 下…, or …二期, …三期. */
export class Pool {
  readonly #given = new Map<string, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  pick(words: readonly Word[]): Word {
    return words[this.#random.below(words.length)]!;
  }

  /** Draws until a name is new in the area, a few times; then adds to it what makes it so. */
  name(area: number, draw: () => Word, again: Again = 'before'): Word {
    let word = draw();
    for (let tries = 0; tries < MOST_TRIES && this.#given.has(`${area} ${word[0]}`); tries++) word = draw();
    const key = `${area} ${word[0]}`;
    const times = (this.#given.get(key) ?? 0) + 1;
    this.#given.set(key, times);
    if (times === 1) return word;
    const before = BEFORE[times - 2];
    if (again === 'before' && before) return [before[0] + word[0], before[1] + word[1]];
    const [zh, en] = again === 'before' ? ['组', 'Group'] : again;
    return [`${word[0]}${NUMERALS[times - 1] ?? times}${zh}`, `${word[1]} ${en} ${times}`];
  }
}

export function joined(a: Word, b: Word, space = ''): Word {
  return [a[0] + b[0], a[1] + space + b[1]];
}
