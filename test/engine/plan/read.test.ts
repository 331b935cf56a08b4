import { describe, expect, it } from 'vitest';
import { parsePlan, planText } from '../../../engine/plan/index.ts';
import { complaintLine } from '../../../engine/problem/index.ts';
import { everybodyTo, honestPlan } from '../../support/honest-plan.ts';
import { buildTown } from '../../support/tiny-town.ts';

const town = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: ['a', 'b'].map((id) => ({ id, pupils: [[1]] })),
  schools: [{ id: 's', stages: ['primary'], unit: 'a' }],
  borders: [['a', 'b']],
  policy: { classCap: { primary: 45 } },
});
const plan = honestPlan(town, everybodyTo(town, 's'));
const text = planText(plan);

/** `code row column value` of each complaint about the text with one part replaced. */
function complaintsAfter(part: string | RegExp, by: string): string[] {
  expect(text).toMatch(part);
  const read = parsePlan(text.replace(part, by), 'plan.json');
  return 'complaints' in read
    ? read.complaints.map(({ code, row, column, value }) => `${code} ${row} ${column} ${value}`)
    : [];
}

/** Line of the first place where a text stands. */
function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a plan file', () => {
  it('is read as it was written', () => {
    expect(parsePlan(text)).toEqual({ plan });
    expect(parsePlan(`\uFEFF${text}`)).toEqual({ plan });
    expect(parsePlan(text.replaceAll('\n', '\r\n'))).toEqual({ plan });
  });

  const faults: readonly (readonly [string, string | RegExp, string, string, () => number])[] = [
    [
      'another version',
      'junheng-plan/1',
      'junheng-plan/9',
      'plan-invalid-value {} schema junheng-plan/9',
      () => lineOf('"schema"'),
    ],
    [
      'a misspelt field',
      '"seed"',
      '"sead"',
      'plan-unrecognized-keys {} options.sead 1',
      () => lineOf('"seed"'),
    ],
    [
      'a value of the wrong type',
      '"seed": 1',
      '"seed": "1"',
      'plan-invalid-type {} options.seed 1',
      () => lineOf('"seed"'),
    ],
    [
      'a fraction for a whole number',
      '"seed": 1',
      '"seed": 1.5',
      'plan-invalid-type {} options.seed 1.5',
      () => lineOf('"seed"'),
    ],
    [
      'a word that is no choice',
      '"status": "feasible"',
      '"status": "great"',
      'plan-invalid-value {} result.status great',
      () => lineOf('"status"'),
    ],
    [
      'an empty list',
      /"stages": \[\s*"primary"\s*\]/,
      '"stages": []',
      'plan-too-small {} options.stages []',
      () => lineOf('"stages"'),
    ],
    [
      'a negative number',
      '"seconds": null',
      '"seconds": -3',
      'plan-too-small {} options.seconds -3',
      () => lineOf('"seconds"'),
    ],
    [
      'a number beyond all numbers',
      '"seconds": null',
      '"seconds": 1e999',
      'plan-invalid-type {} options.seconds null',
      () => lineOf('"seconds"'),
    ],
    [
      'a hash that is none',
      'ab'.repeat(32),
      'ABC',
      'plan-invalid-format {} dataset.hash ABC',
      () => lineOf('"hash"'),
    ],
    [
      'a school that is a number',
      '"a": "s"',
      '"a": 3',
      'plan-invalid-type {} assignment.primary.a 3',
      () => lineOf('"a": "s"'),
    ],
    [
      'an empty id',
      '"a": "s"',
      '"": "s"',
      'plan-invalid-key {} assignment.primary[""] s',
      () => lineOf('"a": "s"'),
    ],
    [
      'a unit given twice',
      '"a": "s"',
      '"a": "s", "a": "t"',
      'plan-key-duplicate {} assignment.primary.a a',
      () => lineOf('"a": "s"'),
    ],
    [
      'a name that no id may have',
      '"a": "s"',
      '"a": "s", "__proto__": "s"',
      'plan-key-refused {} assignment.primary.__proto__ __proto__',
      () => lineOf('"a": "s"'),
    ],
    [
      'a field inside a list',
      '"id": "travel",\n        "unit"',
      '"id": "travel",\n        "units"',
      'plan-unrecognized-keys {} result.levels[0].units pupil-minutes',
      () => lineOf('"unit": "pupil-minutes"'),
    ],
  ];

  it.each(faults)('with %s is refused with place and value', (_, part, by, complaint, line) => {
    expect(complaintsAfter(part, by)).toContain(complaint.replace('{}', String(line())));
  });

  it('that lacks fields is told each of them, at the line of what should hold it', () => {
    const read = parsePlan('{\n "schema": "junheng-plan/1",\n "dataset": {\n  "name": "x"\n }\n}');
    const missing = 'complaints' in read ? read.complaints : [];
    expect(missing.map(({ column }) => column).toSorted()).toEqual(
      [
        ...Object.keys(plan).filter((key) => key !== 'schema' && key !== 'dataset'),
        'dataset.hash',
      ].toSorted(),
    );
    expect(missing.find(({ column }) => column === 'dataset.hash')).toMatchObject({
      code: 'plan-field-missing',
      row: 3,
    });
  });

  it('that is not JSON is told where it stops being it', () => {
    const read = parsePlan('{\n  "schema": "junheng-plan/1",\n  oops\n}');
    expect(read).toMatchObject({ complaints: [{ code: 'plan-not-json', row: 3, value: 'oops\n}' }] });
    expect(parsePlan('')).toMatchObject({ complaints: [{ code: 'plan-not-json', row: 1, value: null }] });
    expect(parsePlan(`{"a": ${'x'.repeat(200)}`)).toMatchObject({ complaints: [{ value: 'x'.repeat(20) }] });
  });

  it('that nests without end is refused, not followed', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const nested = (levels: number) =>
      parsePlan(
        text.replace('"overrides": {}', `"overrides": {"x": ${'['.repeat(levels)}${']'.repeat(levels)}}`),
      );
    // The plan itself, its policy and the overrides are three levels.
    expect(nested(61)).toHaveProperty('plan');
    expect(nested(62)).toMatchObject({ complaints: [{ code: 'plan-too-deep', value: '65' }] });
    expect(parsePlan(deep)).toMatchObject({ complaints: [{ code: 'plan-too-deep', value: '200000' }] });
    const hidden = text.replace('"overrides": {}', `"overrides": {"x": ${deep}}`);
    expect(parsePlan(hidden)).toMatchObject({ complaints: [{ code: 'plan-too-deep' }] });
  });

  it('is told as a whole what has no place, and apart what is twice and what is refused', () => {
    expect(parsePlan('[]')).toMatchObject({ complaints: [{ row: 1, column: null, value: '[]' }] });
    const twice = parsePlan(text.replace('"a": "s"', '"a": "s",\n"a": "s",\n"__proto__": "s"'));
    const sentences = 'complaints' in twice ? twice.complaints.map((one) => one.text.en) : [];
    expect(sentences[0]).toMatch(/given twice/);
    expect(sentences[1]).toMatch(/cannot be an id/);
  });

  it('is complained of in sentences of both languages', () => {
    const damagedText = text
      .replace('"seed": 1', '"seed": "1"')
      .replace('"open"', '"opened"')
      .replace('"a": "s"', '"a": 3');
    const read = parsePlan(damagedText, 'my-plan.json');
    const complaints = 'complaints' in read ? read.complaints : [];
    expect(complaints).toHaveLength(4);
    for (const complaint of complaints) {
      expect(complaintLine(complaint, 'en')).toMatch(/^my-plan\.json, row \d+, column [^:]+: [A-Z].*[.)]$/);
      expect(complaintLine(complaint, 'zh')).toMatch(/^my-plan\.json.*第 \d+ 行.*[\u4e00-\u9fff]/);
    }
    expect(complaints.map(({ row }) => row)).toEqual(
      complaints.map(({ row }) => row).toSorted((a, b) => a! - b!),
    );
  });
});
