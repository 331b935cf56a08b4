import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  canonicalHeader,
  gradeColumn,
  TABLES,
  tableSchema,
  unitWord,
} from '../../../engine/problem/index.ts';
import { comparable } from '../../../engine/problem/tables/text.ts';
import { schemaFiles } from '../../../scripts/table-schemas.ts';

describe.each(TABLES)('table $name', (definition) => {
  it('has headers that mean one column each, in both languages', () => {
    const seen = new Map<string, string>();
    let tried = 0;
    for (const { name, zh, aliases = [] } of definition.fields) {
      for (const header of [name, zh, ...aliases]) {
        expect(seen.get(comparable(header)) ?? name).toBe(name);
        seen.set(comparable(header), name);
        expect(canonicalHeader(definition, header)).toBe(name);
        expect(canonicalHeader(definition, `  ${header.toUpperCase()} (m²)*`)).toBe(name);
        tried++;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(2 * definition.fields.length);
  });

  it('has help in both languages, and choices whose words mean one thing each', () => {
    for (const { help, choices = [], shorthand = [] } of definition.fields) {
      expect(help[0]).toMatch(/^[\x20-\x7e…²⁄–学区]+$/);
      expect(help[1]).toMatch(/[\u4e00-\u9fff]/);
      const words = choices.flatMap(({ value, zh }) => [value, ...zh]).map(comparable);
      words.push(...shorthand.flatMap((one) => one.words).map(comparable));
      expect(new Set(words).size).toBe(words.length);
      for (const { values } of shorthand) {
        for (const value of values) expect(choices.map((choice) => choice.value)).toContain(value);
      }
    }
  });

  it('has units with a word or sign in Chinese', () => {
    for (const { unit } of definition.fields) {
      if (unit) expect(unitWord(unit, 'zh')).toMatch(/^(?:[\u4e00-\u9fff]+|°|m|m²)$/);
    }
  });

  it('has key columns that must be filled, and references to tables with ids', () => {
    for (const name of definition.key) {
      expect(definition.fields.find((field) => field.name === name)?.required).toBeTruthy();
    }
    for (const { refersTo } of definition.fields) {
      if (!refersTo) continue;
      const target = TABLES.find(({ name }) => name === refersTo)!;
      expect(target.fields.map(({ name }) => name)).toContain('id');
    }
  });

  it.each(['en', 'zh'] as const)('has a Table Schema in %s that matches its fields', (language) => {
    const schema = tableSchema(definition, language);
    expect(schema.fields).toHaveLength(definition.fields.length);
    expect(schema.primaryKey).toHaveLength(definition.key.length);
    const names = schema.fields.map(({ name }) => name);
    for (const name of schema.primaryKey!) expect(names).toContain(name);
    const links = definition.fields.filter(({ refersTo, type }) => refersTo && type === 'id');
    expect(schema.foreignKeys ?? []).toHaveLength(links.length);
    for (const { fields } of schema.foreignKeys ?? []) expect(names).toContain(fields[0]);
  });
});

describe('columns of pupils', () => {
  const units = TABLES.find(({ name }) => name === 'units')!;

  it.each([
    ['g1', 'g1'],
    ['G9', 'g9'],
    ['grade 3', 'g3'],
    ['grade_3_2028', 'g3_2028'],
    ['一年级', 'g1'],
    ['六年级学生数', 'g6'],
    ['初一', 'g7'],
    ['初三人数', 'g9'],
    ['9年级', 'g9'],
    ['\uff13年级', 'g3'],
    ['2028年七年级', 'g7_2028'],
    ['2028学年 初二', 'g8_2028'],
    ['一年级\uff08人\uff09', 'g1'],
  ])('%s is %s', (header, canonical) => {
    expect(canonicalHeader(units, header)).toBe(canonical);
  });

  it.each(['g0', 'g10', '十年级', '高一', 'g1_28', '年级', 'g'])('%s is none', (header) => {
    expect(canonicalHeader(units, header)).toBeNull();
  });

  it('name grade and year', () => {
    expect(gradeColumn('g3_2028')).toEqual({ grade: 3, year: 2028 });
    expect(gradeColumn('g9')).toEqual({ grade: 9, year: null });
    expect(gradeColumn('name')).toBeNull();
  });
});

describe('docs/schemas', () => {
  it('is what the tables say; if not, run: node scripts/write-schemas.ts', () => {
    const folder = join(import.meta.dirname, '../../../docs/schemas');
    const files = schemaFiles();
    expect(files).toHaveLength(2 * TABLES.length);
    for (const { name, text } of files) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });
});
