import { useMemo } from 'react';
import type { Comparison } from '../../shared/index.ts';
import { type Format, useFormat } from '../format.ts';
import { useText } from '../i18n/text.ts';
import { type Column, DataTable } from './DataTable.tsx';

export type ReportTableData = Comparison['tables'][number];
type Cell = ReportTableData['rows'][number][number];

function shown(
  cell: Cell,
  { kind, decimals = 0, asNeeded = false }: ReportTableData['columns'][number],
  f: Format,
): string | null {
  if (typeof cell !== 'number') return null;
  const digits = asNeeded && Number.isInteger(cell) ? 0 : decimals;
  return kind === 'share' ? f.share(cell, digits) : f.number(cell, digits);
}

/** A table of a report as the engine made it, with its notes. */
export function ReportTable({ table, height }: { table: ReportTableData; height?: string }) {
  const { t } = useText();
  const f = useFormat();
  const columns = useMemo(
    () =>
      table.columns.map(
        (column, c): Column<{ readonly cells: readonly Cell[] }> => ({
          id: column.id,
          name: t(column.header),
          numeric: column.kind !== 'text',
          value: ({ cells }) => {
            const cell = cells[c] ?? null;
            return typeof cell === 'object' && cell !== null ? t(cell) : cell;
          },
          cell: ({ cells }) => {
            const cell = cells[c] ?? null;
            if (cell === null) return '—';
            return shown(cell, column, f) ?? (typeof cell === 'object' ? t(cell) : cell);
          },
        }),
      ),
    [table, t, f],
  );
  const rows = useMemo(() => table.rows.map((cells) => ({ cells })), [table]);
  return (
    <section className="t-report" aria-label={t(table.title)}>
      <h3>{t(table.title)}</h3>
      <DataTable
        label={t(table.title)}
        rows={rows}
        columns={columns}
        rowId={(_, index) => String(index)}
        {...(height ? { height } : {})}
      />
      {table.notes?.map((note) => (
        <p key={note.en} className="t-note">
          {t(note)}
        </p>
      ))}
    </section>
  );
}
