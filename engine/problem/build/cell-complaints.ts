import type { Filling } from '../complaints/catalogue.ts';
import type { ComplaintList, Place } from '../complaints/list.ts';
import type { RawCell } from '../raw.ts';
import { type CellValue, parseCell } from '../tables/cell.ts';
import type { Field } from '../tables/field.ts';
import { unitWord } from '../tables/unit-words.ts';

/** Reads a cell; complains and gives undefined where it cannot be understood or must not be empty. */
export function understandCell(
  field: Field,
  cell: RawCell,
  required: boolean,
  complaints: ComplaintList,
  place: () => Place,
): CellValue | undefined {
  const parsed = parseCell(field, cell);
  if ('value' in parsed) {
    if (parsed.value !== null || !required) return parsed.value;
    complaints.add('cell-required', place(), { help: helpOf(field) });
    return undefined;
  }
  switch (parsed.fault) {
    case 'number-too-small':
      complaints.add('number-too-small', place(), { minimum: withUnit(field.minimum!, field) });
      break;
    case 'number-too-large':
      complaints.add('number-too-large', place(), {
        maximum: withUnit(field.maximum ?? Number.MAX_VALUE, field),
      });
      break;
    case 'choice-unknown':
      complaints.add('choice-unknown', place(), { choices: choicesOf(field) });
      break;
    case 'cell-too-long':
      complaints.add('cell-too-long', place(), { length: String(cell).length });
      break;
    default:
      complaints.add(parsed.fault, place(), {});
  }
  return undefined;
}

/** What a column holds, in a few words, with its choices. */
export function helpOf(field: Field): Filling {
  const [en, zh] = field.help;
  if (!field.choices) return { en, zh };
  const choices = choicesOf(field);
  return { en: `${en} (${choices.en})`, zh: `${zh}(${choices.zh})` };
}

function choicesOf(field: Field): { en: string; zh: string } {
  const choices = field.choices ?? [];
  return {
    en: choices.map((choice) => choice.value).join(', '),
    zh: choices.map((choice) => choice.zh[0]).join('、'),
  };
}

function withUnit(limit: number, { unit }: Field): Filling {
  if (unit === undefined) return limit;
  return { en: `${limit} ${unitWord(unit, 'en')}`, zh: `${limit} ${unitWord(unit, 'zh')}` };
}
