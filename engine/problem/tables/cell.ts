import type { RawCell } from '../raw.ts';
import { chineseNumber } from './chinese-number.ts';
import { type DateFault, parseDate } from './date.ts';
import type { Choice, Field } from './field.ts';
import { cleanText, comparable, foldWidth } from './text.ts';

/** A cell as its field understands it; null is empty. Dates are ISO text. */
export type CellValue = string | number | boolean | readonly string[] | null;

export type CellFault =
  | 'boolean-expected'
  | 'cell-has-control-characters'
  | 'cell-too-long'
  | 'choice-unknown'
  | 'id-lost-digits'
  | 'number-expected'
  | 'number-too-large'
  | 'number-too-small'
  | 'spreadsheet-error'
  | 'whole-number-expected'
  | DateFault;

export type ParsedCell = { readonly value: CellValue } | { readonly fault: CellFault };

export const LONGEST_ID = 100;
export const LONGEST_TEXT = 2000;

const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA)$/;
const CONTROL = /[\p{Cc}\ufffd]/u;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const YES = new Set(['true', 'yes', 'y', 't', '1', '是', '有', '√', '✓', '对']);
const NO = new Set(['false', 'no', 'n', 'f', '0', '否', '无', '×', '✗', '没有', '不是']);

/** Reads one cell by its field's type, choices and limits; an empty cell is `null` whatever the type. */
export function parseCell(field: Field, cell: RawCell): ParsedCell {
  if (cell === null) return { value: null };
  if (typeof cell === 'number' && field.type !== 'integer' && field.type !== 'number') {
    return parseText(field, numberAsText(cell), cell);
  }
  if (typeof cell === 'number') return checkNumber(field, cell);
  if (typeof cell === 'boolean') {
    return field.type === 'boolean' ? { value: cell } : parseText(field, String(cell), cell);
  }
  return parseText(field, cell, cell);
}

/** Spreadsheets hold ids of digits as numbers; 12 digits must not become 1.2e11. */
function numberAsText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

function parseText(field: Field, written: string, cell: RawCell): ParsedCell {
  const limit = field.type === 'id' ? LONGEST_ID : LONGEST_TEXT;
  if (written.length > limit) {
    if (written.length > 4 * limit || cleanText(written).length > limit) return { fault: 'cell-too-long' };
  }
  const text = field.type === 'text' ? cleanText(written) : foldWidth(written);
  if (text === '') return { value: null };
  if (SPREADSHEET_ERROR.test(text)) return { fault: 'spreadsheet-error' };
  switch (field.type) {
    case 'integer':
    case 'number':
      return parseNumber(field, text);
    case 'boolean':
      return parseBoolean(text);
    case 'choice':
      return parseChoice(field.choices ?? [], text);
    case 'list':
      return parseList(field, text);
    case 'date':
      return parseDate(text);
    case 'id':
      if (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER)
        return { fault: 'id-lost-digits' };
      return CONTROL.test(text) ? { fault: 'cell-has-control-characters' } : { value: text };
    case 'text':
      return CONTROL.test(text.replace(/\s/g, ' '))
        ? { fault: 'cell-has-control-characters' }
        : { value: text.replace(/\s+/g, ' ') };
  }
}

function parseNumber(field: Field, text: string): ParsedCell {
  const plain = text.replace('\u2212', '-').replace(/\s+/g, '');
  if (NUMBER.test(plain)) return checkNumber(field, Number(plain));
  if (THOUSANDS.test(plain)) return checkNumber(field, Number(plain.replaceAll(',', '')));
  const chinese = chineseNumber(plain);
  if (chinese !== null) return checkNumber(field, chinese);
  return { fault: 'number-expected' };
}

function checkNumber(field: Field, value: number): ParsedCell {
  if (Number.isNaN(value)) return { fault: 'number-expected' };
  if (field.minimum !== undefined && value < field.minimum) return { fault: 'number-too-small' };
  if (field.maximum !== undefined && value > field.maximum) return { fault: 'number-too-large' };
  if (!Number.isFinite(value)) return { fault: 'number-too-large' };
  if (field.type === 'integer' && !Number.isInteger(value)) return { fault: 'whole-number-expected' };
  // Minus zero would be told apart from zero by hashes and exports.
  return { value: value === 0 ? 0 : value };
}

function parseBoolean(text: string): ParsedCell {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { fault: 'boolean-expected' };
}

function parseChoice(choices: readonly Choice[], text: string): ParsedCell {
  const choice = choiceOf(choices, text);
  return choice === null ? { fault: 'choice-unknown' } : { value: choice };
}

function choiceOf(choices: readonly Choice[], text: string): string | null {
  const wanted = comparable(text);
  for (const { value, zh } of choices) {
    if (comparable(value) === wanted || zh.some((word) => comparable(word) === wanted)) return value;
  }
  return null;
}

function parseList(field: Field, text: string): ParsedCell {
  const { choices, shorthand } = field;
  const values: string[] = [];
  for (const part of text.split(/[;、,|\n\r]+/)) {
    const item = part.trim();
    if (item === '') continue;
    if (CONTROL.test(item)) return { fault: 'cell-has-control-characters' };
    if (!choices) {
      values.push(item);
      continue;
    }
    const several = shorthand?.find(({ words }) =>
      words.some((word) => comparable(word) === comparable(item)),
    );
    const one = choiceOf(choices, item);
    if (one === null && !several) return { fault: 'choice-unknown' };
    values.push(...(several ? several.values : [one!]));
  }
  return { value: values.length === 0 ? null : [...new Set(values)] };
}
