import { useId, useState } from 'react';
import type { MapData } from '../../shared/index.ts';
import { choiceNames, fieldNames, scenarioWords as w } from '../i18n/scenarios.ts';
import { type Text, useText } from '../i18n/text.ts';
import { stageName } from '../i18n/units.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

/** JSON Schema of one field, as far as changes use it. */
interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: FieldSchema;
  readonly prefixItems?: readonly FieldSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface FormSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly FormSchema[];
}

/** A change that can be written in several ways is a form for each. */
export function alternativesOf(schema: FormSchema): readonly FormSchema[] {
  return schema.anyOf ?? [schema];
}

/** What a form asks for: tells the alternatives of a change apart. */
export function fieldsText({ properties }: FormSchema): Text {
  const names = Object.keys(properties ?? {}).flatMap((field) => (field === 'kind' ? [] : nameOf(field)));
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function nameOf(field: string): Text {
  return fieldNames[field as keyof typeof fieldNames] ?? { zh: field, en: field };
}

type Values = Readonly<Record<string, unknown>>;

/** A form for anything that a JSON Schema describes; schools, units and stages are proposed by their names. */
export function SchemaForm({
  schema,
  county,
  label,
  onSubmit,
}: {
  schema: FormSchema;
  county: MapData | undefined;
  label: string;
  onSubmit: (values: Values) => void;
}) {
  const { t } = useText();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'kind');
  const required = schema.required ?? [];
  const missing = fields.some(([name]) => required.includes(name) && !texts[name]?.trim());
  return (
    <form
      className="s-form"
      onSubmit={(event) => {
        event.preventDefault();
        const filled = fields.filter(([name]) => texts[name]?.trim());
        onSubmit(
          Object.fromEntries(filled.map(([name, field]) => [name, typed(field, texts[name]!.trim())])),
        );
        setTexts({});
      }}
    >
      {fields.map(([name, field]) => (
        <Field key={name} label={`${t(nameOf(name))}${required.includes(name) ? ' *' : ''}`}>
          <Input
            name={name}
            field={field}
            county={county}
            value={texts[name] ?? ''}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
          />
        </Field>
      ))}
      <Button type="submit" kind="main" disabled={missing}>
        {label}
      </Button>
    </form>
  );
}

function Input({
  name,
  field,
  county,
  value,
  onChange,
}: {
  name: string;
  field: FieldSchema;
  county: MapData | undefined;
  value: string;
  onChange: (text: string) => void;
}) {
  const { t } = useText();
  const list = useId();
  const proposals = proposalsFor(name, county, (id) => t(stageName(id)));
  if (field.enum && name !== 'stage') {
    return (
      <select className="u-select" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {field.enum.map((one) => (
          <option key={one} value={one}>
            {t(choiceNames[one as keyof typeof choiceNames] ?? { zh: one, en: one })}
          </option>
        ))}
      </select>
    );
  }
  const isNumber = field.type === 'number' || field.type === 'integer';
  const isList = field.type === 'array';
  return (
    <>
      <input
        className="u-input"
        type={isNumber ? 'number' : 'text'}
        step={field.type === 'integer' ? 1 : 'any'}
        value={value}
        list={proposals.length > 0 ? list : undefined}
        placeholder={isList ? t(w.several) : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {proposals.length > 0 && (
        <datalist id={list}>
          {proposals.map(({ id, name: shown }) => (
            <option key={id} value={id}>
              {shown}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Longer lists slow browsers down; who knows the id may type any. */
const MOST_PROPOSED = 3000;

function proposalsFor(name: string, county: MapData | undefined, stage: (id: string) => string) {
  if (!county) return [];
  if (name === 'school' || name === 'into' || name === 'schools') return county.schools;
  if (name === 'stage') return county.stages.map(({ id }) => ({ id, name: stage(id) }));
  if (name === 'year' || name === 'from') return county.years.map((year) => ({ id: String(year), name: '' }));
  if (name !== 'unit' && name !== 'units') return [];
  return county.units.ids.slice(0, MOST_PROPOSED).map((id, u) => ({ id, name: county.units.names[u] ?? '' }));
}

function typed(field: FieldSchema, text: string): unknown {
  if (field.type === 'array') {
    const item = field.items ?? field.prefixItems?.[0] ?? {};
    return text.split(/[,，、\s]+/).map((part) => typed(item, part));
  }
  return field.type === 'number' || field.type === 'integer' ? Number(text) : text;
}
