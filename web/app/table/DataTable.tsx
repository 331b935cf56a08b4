import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useMemo, useRef, useState } from 'react';
import { tableWords } from '../i18n/table.ts';
import { useText } from '../i18n/text.ts';
import { Scroll } from '../ui/Scroll.tsx';
import './table.css';

/** A column of any table of the page. */
export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** What is sorted and searched, and shown where there is no `cell`; null is not known and sorts last. */
  readonly value: (row: Row) => string | number | null;
  readonly cell?: ((row: Row) => ReactNode) | undefined;
  readonly numeric?: boolean | undefined;
  /** Words that belong to the header but would make it too wide. */
  readonly hint?: string | undefined;
}

/** Lists up to this length are drawn whole: the browser's own search and print then find every row. */
const WHOLE = 150;
const ROW_PIXELS = 37;

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  filterFns: { includesString: filterFn_includesString },
});

const byLanguage = new Intl.Collator('zh', { numeric: true });

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : byLanguage.compare(String(a), String(b));
}

/** The one table: sorted by its headers, searched, and drawn only as far as it is seen where it is long. */
export function DataTable<Row extends object>({
  label,
  rows,
  columns,
  rowId,
  search = rows.length > 12,
  tools,
  height = '32rem',
  isChosen,
}: {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row, index: number) => string;
  search?: boolean;
  /** Stands beside the search field. */
  tools?: ReactNode;
  height?: string;
  isChosen?: ((row: Row) => boolean) | undefined;
}) {
  const { t } = useText();
  const [wanted, setWanted] = useState('');
  const scroller = useRef<HTMLElement>(null);
  const data = useMemo(() => [...rows], [rows]);
  const defined = useMemo(
    () =>
      columns.map(({ id, value }) => ({
        id,
        // What is not known goes to the end, whichever way the rest is sorted.
        accessorFn: (row: Row) => value(row) ?? undefined,
        sortUndefined: 'last' as const,
        sortFn: (a: { getValue: (id: string) => unknown }, b: typeof a) =>
          compare(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    data,
    columns: defined,
    getRowId: rowId,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    state: { globalFilter: wanted },
  });
  const shown = table.getRowModel().rows;
  const long = shown.length > WHOLE;
  const virtual = useVirtualizer({
    count: shown.length,
    enabled: long,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const drawn = long
    ? items.map(({ index }) => ({ row: shown[index]!, index }))
    : shown.map((row, index) => ({ row, index }));
  const above = long ? (items[0]?.start ?? 0) : 0;
  const below = long ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div className="t-whole">
      {(search || tools) && (
        <div className="t-tools">
          {search && (
            <input
              type="search"
              className="t-search"
              value={wanted}
              onChange={({ target }) => setWanted(target.value)}
              placeholder={t(tableWords.search)}
              aria-label={`${t(tableWords.search)}: ${label}`}
            />
          )}
          <span className="t-count" aria-live="polite">
            {wanted ? t(tableWords.found(shown.length, rows.length)) : t(tableWords.rows(rows.length))}
          </span>
          {tools}
        </div>
      )}
      <Scroll
        ref={scroller}
        className="t-scroller"
        style={{ '--height': height } as CSSProperties}
        label={label}
      >
        <table className="t-table" aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              {columns.map(({ id, name, numeric, hint }) => {
                const sorted = table.getColumn(id)?.getIsSorted();
                return (
                  <th
                    key={id}
                    scope="col"
                    title={hint}
                    data-numeric={numeric || undefined}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  >
                    <button type="button" onClick={() => table.getColumn(id)?.toggleSorting()}>
                      {name}
                      <span className="t-arrow" aria-hidden="true">
                        {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : '↕'}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr style={{ height: above }} />}
            {drawn.map(({ row, index }) => (
              <tr key={row.id} aria-rowindex={index + 2} aria-current={isChosen?.(row.original) || undefined}>
                {columns.map(({ id, value, cell, numeric }, c) => {
                  const content = cell ? cell(row.original) : (value(row.original) ?? '—');
                  return c === 0 ? (
                    <th key={id} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={id} data-numeric={numeric || undefined}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
            {below > 0 && <tr style={{ height: below }} />}
          </tbody>
        </table>
        {shown.length === 0 && <p className="t-nothing">{t(tableWords.nothing)}</p>}
      </Scroll>
    </div>
  );
}
