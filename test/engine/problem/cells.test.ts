import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, fieldNamed, formatCell, parseCell, TABLES } from '../../../engine/problem/index.ts';
import { editDistance, nearestText } from '../../../engine/problem/tables/nearest.ts';
import { shortened } from '../../../engine/problem/tables/text.ts';

const help = ['', ''] as const;
const integer: Field = { name: 'n', zh: 'n', type: 'integer', minimum: 0, maximum: 1000, help };
const number: Field = { name: 'x', zh: 'x', type: 'number', help };
const id: Field = { name: 'id', zh: 'id', type: 'id', help };
const text: Field = { name: 't', zh: 't', type: 'text', help };
const flag: Field = { name: 'b', zh: 'b', type: 'boolean', help };
const date: Field = { name: 'd', zh: 'd', type: 'date', help };
const list: Field = { name: 'l', zh: 'l', type: 'list', help };
const stages = fieldNamed(TABLES[0]!, 'stages')!;

describe('a cell', () => {
  it.each([
    [integer, '12', 12],
    [integer, ' \uff11\uff12 ', 12],
    [integer, '12.0', 12],
    [integer, '1,000', 1000],
    [integer, '+7', 7],
    [integer, 7, 7],
    [integer, '-0', 0],
    [number, '\u22123.5', -3.5],
    [number, '1.5e3', 1500],
    [number, '.5', 0.5],
    [id, ' A-1 ', 'A-1'],
    [id, '\uff21\uff11', 'A1'],
    [id, '007', '007'],
    [id, 420321001, '420321001'],
    [id, 123456789012345, '123456789012345'],
    [text, ' 城关镇\uff08东\uff09 小学\u200b ', '城关镇\uff08东\uff09 小学'],
    [text, '第一\n小学', '第一 小学'],
    [text, 12, '12'],
    [flag, '是', true],
    [flag, '否', false],
    [flag, 'Yes', true],
    [flag, 'FALSE', false],
    [flag, 1, true],
    [flag, 0, false],
    [flag, true, true],
    [date, '2027-08-31', '2027-08-31'],
    [date, '2027/8/31', '2027-08-31'],
    [date, '2027.8.31', '2027-08-31'],
    [date, '2027年8月31日', '2027-08-31'],
    [date, 20270831, '2027-08-31'],
    [date, '2028-02-29', '2028-02-29'],
    [list, '语文;数学\uff1b英语、体育', ['语文', '数学', '英语', '体育']],
    [list, '语文;语文;', ['语文']],
    [stages, '小学、初中', ['primary', 'junior']],
    [stages, 'Primary', ['primary']],
    [stages, '九年一贯制', ['primary', 'junior']],
    [stages, '完全中学', ['junior', 'senior']],
    [stages, '十二年一贯制;小学', ['primary', 'junior', 'senior']],
    [integer, '', null],
    [list, ' ; ', null],
    [text, '\u3000\ufeff', null],
  ] as const)('%$. is read', (field, cell, value) => {
    expect(parseCell(field, cell)).toEqual({ value });
  });

  it.each([
    [integer, '12.5', 'whole-number-expected'],
    [integer, '-1', 'number-too-small'],
    [integer, '1001', 'number-too-large'],
    [integer, '1e400', 'number-too-large'],
    [integer, '12 人', 'number-expected'],
    [integer, '1,00', 'number-expected'],
    [integer, '0x10', 'number-expected'],
    [integer, true, 'number-expected'],
    [number, Number.NaN, 'number-expected'],
    [number, Number.POSITIVE_INFINITY, 'number-too-large'],
    [id, '#REF!', 'spreadsheet-error'],
    [id, 'a\u0000b', 'cell-has-control-characters'],
    [id, 2 ** 60, 'id-lost-digits'],
    [id, 'x'.repeat(101), 'cell-too-long'],
    [text, 'x'.repeat(10_000_000), 'cell-too-long'],
    [flag, 'ja', 'boolean-expected'],
    [flag, 2, 'boolean-expected'],
    [date, '2027-02-29', 'date-impossible'],
    [date, '2027-13-01', 'date-impossible'],
    [date, '2027-00-10', 'date-impossible'],
    [date, 'morgen', 'date-expected'],
    [date, '2027-08-31T10:30:00.000Z', 'date-expected'],
    [stages, '中学', 'choice-unknown'],
  ] as const)('%$. is refused', (field, cell, fault) => {
    expect(parseCell(field, cell)).toEqual({ fault });
  });

  it('reads what it writes, in both languages, for every column of every table', () => {
    const samples: Record<Field['type'], fc.Arbitrary<unknown>> = {
      id: fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/),
      text: fc.stringMatching(/^[\u4e00-\u9fff(),;]{1,20}$/),
      integer: fc.nat(9),
      number: fc.double({ min: 0, max: 60, noNaN: true }).map((x) => x + 0),
      boolean: fc.boolean(),
      choice: fc.constant(null),
      list: fc.uniqueArray(fc.stringMatching(/^[\u4e00-\u9fff]{1,5}$/), { minLength: 1, maxLength: 4 }),
      date: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    };
    let tried = 0;
    for (const definition of TABLES) {
      for (const field of definition.fields) {
        const { minimum: _a, maximum: _b, ...free } = field;
        const values = field.choices?.map((choice) => choice.value);
        const arbitrary = !values
          ? samples[field.type]
          : field.type === 'list'
            ? fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
            : fc.constantFrom(...values);
        for (const language of ['en', 'zh'] as const) {
          fc.assert(
            fc.property(arbitrary, (value) => {
              tried++;
              expect(parseCell(free, formatCell(free, value as string, language))).toEqual({ value });
            }),
            { numRuns: 10, seed: 7 },
          );
        }
      }
    }
    expect(tried).toBeGreaterThan(1500);
  });
});

describe('the nearest text', () => {
  it.each([
    ['U22', ['U1', 'U2', 'U12'], 'U2'],
    ['clasrooms', ['classrooms', 'seats'], 'classrooms'],
    ['lno', ['lon', 'lat'], 'lon'],
    ['xyz', ['lon', 'lat'], null],
    ['', ['a'], 'a'],
  ])('of %s among %j is %s', (wanted, candidates, nearest) => {
    expect(nearestText(wanted, candidates)).toBe(nearest);
  });

  it('is found by a distance that is a metric for short words and agrees with the definition', () => {
    const word = fc.stringMatching(/^[abc]{0,5}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(plainDistance(a, b));
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});

/** Optimal string alignment, straight from its recursive definition. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const options = [
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    options.push(plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...options);
}

describe('a shortened text', () => {
  it('has at most so many characters, counts Chinese beyond the basic plane as one, and shows no line breaks', () => {
    expect(shortened('短')).toBe('短');
    expect(shortened('a\nb')).toBe('a b');
    expect(Array.from(shortened('𠮷'.repeat(200)))).toHaveLength(80);
    expect(shortened('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
    expect(shortened('x'.repeat(80))).toBe('x'.repeat(80));
  });
});
