import { useMemo, useState } from 'react';
import { useFormat } from '../format.ts';
import { groupNames, compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { stageName } from '../i18n/units.ts';
import { type Column, DataTable } from '../table/DataTable.tsx';
import { Select, Switch } from '../ui/Field.tsx';
import './compare.css';
import { Delta } from './Delta.tsx';
import { differs, type IndicatorRow } from './rows.ts';
import type { Side } from './use-sides.ts';

const ALL = 'all';

/** Indicators as rows, plans as columns: value, difference to the base, and its direction in words. */
export function IndicatorTable({
  rows,
  sides,
  base,
  chosen,
  onChoose,
}: {
  rows: readonly IndicatorRow[];
  sides: readonly Side[];
  base: number;
  chosen: string | null;
  /** Who is behind a number: the row and the column that were clicked. */
  onChoose: (row: IndicatorRow, column: number) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const [onlyDiffering, setOnly] = useState(false);
  const [group, setGroup] = useState('key');
  const shown = useMemo(
    () =>
      rows.filter((row) => (group === ALL || row.group === group) && (!onlyDiffering || differs(row, base))),
    [rows, group, onlyDiffering, base],
  );
  const groups = [...new Set(rows.map((row) => row.group))];
  const columns = useMemo((): readonly Column<IndicatorRow>[] => {
    const order = new Map(rows.map(({ key }, i) => [key, i]));
    const write = (row: IndicatorRow, value: number | null) =>
      row.isShare ? f.share(value, row.decimals) : f.number(value, row.decimals);
    return [
      {
        id: 'indicator',
        name: t(w.indicator),
        hint: t(w.indicator),
        value: (row) => `${t(row.name)} ${t(row.unit)}`,
        cell: (row) => (
          <span title={row.formula || undefined}>
            {t(row.name)} <small className="k-unit">{t(row.unit)}</small>
          </span>
        ),
      },
      {
        id: 'group',
        name: t(w.stage),
        value: (row) => order.get(row.key) ?? 0,
        cell: (row) => (row.stage === null ? t(w.county) : t(stageName(row.stage))),
      },
      ...sides.map(
        ({ id, name }, c): Column<IndicatorRow> => ({
          id,
          name: c === base ? `${name} · ${t(w.baseMark)}` : name,
          numeric: true,
          value: (row) => row.values[c] ?? null,
          cell: (row) => {
            const value = row.values[c] ?? null;
            if (value === null) return '—';
            return (
              <>
                <button
                  type="button"
                  className="k-value"
                  aria-pressed={chosen === `${row.key}@${id}`}
                  title={t(w.whoIsBehind(t(row.name)))}
                  onClick={() => onChoose(row, c)}
                >
                  {write(row, value)}
                </button>
                {c !== base && <Delta base={row.values[base] ?? null} value={value} row={row} />}
              </>
            );
          },
        }),
      ),
      {
        id: 'limit',
        name: t(w.limit),
        numeric: true,
        value: ({ limit }) => limit,
        cell: (row) => (row.limit === null ? '' : write(row, row.limit)),
      },
    ];
  }, [rows, sides, base, chosen, onChoose, t, f]);
  return (
    <DataTable
      label={t(w.indicators)}
      rows={shown}
      columns={columns}
      rowId={({ key }) => key}
      isChosen={({ key }) => chosen?.startsWith(`${key}@`) ?? false}
      height="70vh"
      search
      tools={
        <>
          <Select
            label={t(w.group)}
            value={group}
            options={[
              { value: ALL, label: t(w.allGroups) },
              ...groups.map((id) => ({
                value: id,
                label: t(groupNames[id as keyof typeof groupNames] ?? groupNames.other),
              })),
            ]}
            onChange={setGroup}
          />
          <Switch on={onlyDiffering} onChange={setOnly}>
            {t(w.onlyDiffering)}
          </Switch>
        </>
      }
    />
  );
}
