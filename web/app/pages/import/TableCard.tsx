import { useState } from 'react';
import type { Preview } from '../../../shared/index.ts';
import { useWords as uses, importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Badge } from '../../ui/Notice.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { type Complaint, Counts } from './Complaints.tsx';

export type Table = Preview['tables'][number];

const LEFT_OUT = '';
const UNCLEAR = '';
const TABLES = [
  ...['units', 'schools', 'enrolment', 'zones', 'adjacency', 'travel', 'teachers', 'moves', 'curriculum'],
  ...['cohorts', 'outcomes'],
] as const;
const LAYERS = ['units', 'schools', 'streets', 'townships'] as const;

/** One table or layer as it was read: what it and each of its columns is taken for, its rows, and what is wrong in them. */
export function TableCard({
  table,
  complaints,
  onUse,
  onMap,
}: {
  table: Table;
  complaints: readonly Complaint[];
  onUse: (as: string) => void;
  onMap: (fields: Readonly<Record<string, string | null>>) => void;
}) {
  const { t } = useText();
  const { fields, sample, rows, file, kind } = table;
  // What was chosen shows at once, while the files are read again.
  const [asked, setAsked] = useState<{ of: Table; fields: Readonly<Record<string, string | null>> } | null>(
    null,
  );
  const chosen = asked?.of === table ? asked.fields : {};
  const headers = table.headers.map((header) =>
    Object.hasOwn(chosen, header.written)
      ? { ...header, field: chosen[header.written]!, guess: null }
      : header,
  );
  const map = (more: Readonly<Record<string, string | null>>) => {
    setAsked({ of: table, fields: { ...chosen, ...more } });
    onMap(more);
  };
  const missing = fields.filter(
    (field) =>
      field.required &&
      !headers.some((header) => header.field === field.field) &&
      !isMade(table, field.field),
  );
  const guesses = headers.filter(({ guess }) => guess !== null);
  const nameOf = (field: string | null) => {
    const known = fields.find((one) => one.field === field);
    return known ? nameIn(t(known.help)) : (field ?? '');
  };
  const choices = [...(kind === 'layer' ? LAYERS : TABLES), 'nothing'] as const;
  const at = (row: number) => complaints.filter((one) => one.row === row);
  return (
    <article className="card i-table">
      <header>
        <h3>{file}</h3>
        <Field label={t(w.use)}>
          <Select
            value={table.table ?? UNCLEAR}
            options={[
              ...(table.table === null ? [UNCLEAR] : []),
              ...(table.table !== null && !(choices as readonly string[]).includes(table.table)
                ? [table.table]
                : []),
              ...choices,
            ].map((value) => ({ value, label: value in uses ? t(uses[value as 'units']) : value }))}
            onChange={onUse}
          />
        </Field>
        <Badge>{t(w.rows(rows))}</Badge>
        <Counts complaints={complaints} />
        {guesses.length > 0 && (
          <Button
            onClick={() => map(Object.fromEntries(guesses.map(({ written, guess }) => [written, guess])))}
          >
            {t(w.takeGuesses(guesses.length))}
          </Button>
        )}
      </header>
      {table.table === null && <p className="i-missing">{t(w.unclear)}</p>}
      {missing.length > 0 && (
        <p className="i-missing">
          {t(w.missing)}
          {missing.map(({ help }) => nameIn(t(help))).join(', ')}
        </p>
      )}
      {complaints
        .filter(({ row, severity }) => row === null && severity !== 'note')
        .map((one) => (
          <p
            key={`${one.code}/${one.column}/${one.text.en}`}
            className="i-missing"
            data-severity={one.severity}
          >
            {t(one.text)}
          </p>
        ))}
      <Scroll className="t-scroller" label={`${file}: ${t(w.mapping)}`}>
        <table className="t-table">
          <thead>
            <tr>
              <th scope="col">{t(w.row)}</th>
              {headers.map(({ written, field, guess }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header
                <th key={i} scope="col" data-out={field === null}>
                  <span className="i-header">{written}</span>
                  {fields.length > 0 && (
                    <select
                      className="u-select"
                      aria-label={t(w.meaning(written))}
                      value={field ?? LEFT_OUT}
                      onChange={({ target }) =>
                        map({ [written]: target.value === LEFT_OUT ? null : target.value })
                      }
                    >
                      <option value={LEFT_OUT}>{t(w.leaveOut)}</option>
                      {fields.map((one) => (
                        <option key={one.field} value={one.field} title={t(one.help)}>
                          {nameIn(t(one.help))}
                          {one.required ? ' *' : ''}
                        </option>
                      ))}
                    </select>
                  )}
                  {guess !== null && <small className="i-maybe">{t(w.maybe(nameOf(guess)))}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, cells }) => {
              const wrong = at(row);
              const elsewhere = wrong.filter(
                ({ column }) => !headers.some(({ written }) => written === column),
              );
              return (
                <tr key={row}>
                  <th scope="row" data-wrong={worst(elsewhere)}>
                    {row}
                    <Said complaints={elsewhere} />
                  </th>
                  {headers.map(({ written }, c) => {
                    const here = wrong.filter(({ column }) => column === written);
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header
                      <td key={c} data-wrong={worst(here)}>
                        {cells[c] === null ? '' : String(cells[c])}
                        <Said complaints={here} />
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </article>
  );
}

function Said({ complaints }: { complaints: readonly Complaint[] }) {
  const { t } = useText();
  return complaints.map((one) => <small key={`${one.code}/${one.text.en}`}>{t(one.text)}</small>);
}

function worst(complaints: readonly Complaint[]): Complaint['severity'] | undefined {
  return (['error', 'warning', 'note'] as const).find((severity) =>
    complaints.some((one) => one.severity === severity),
  );
}

/** Layers bring their places with their shapes, and numbers where they have no ids. */
function isMade({ kind }: Table, field: string): boolean {
  return kind === 'layer' && ['id', 'lon', 'lat'].includes(field);
}

/** `学校编号：唯一编号` → `学校编号`: what follows explains and would make the column too wide. */
function nameIn(help: string): string {
  return help.split(/[：:]/)[0]!;
}
