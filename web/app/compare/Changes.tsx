import { useMemo, useState } from 'react';
import type { Comparison } from '../../shared/index.ts';
import { useFormat } from '../format.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { stageName } from '../i18n/units.ts';
import { type Column, DataTable } from '../table/DataTable.tsx';
import { Segments } from '../ui/Field.tsx';

type Diff = Comparison['diffs'][number];

/** Children of one unit who go to another school than under the base. */
export interface Moved {
  readonly stage: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly pupils: number;
  readonly before: number | null;
  readonly after: number | null;
  /** Minutes one way; null where either way is not known. */
  readonly change: number | null;
}

export function movedOf(diff: Diff): readonly Moved[] {
  return diff.stages.flatMap(({ stage, moved }) =>
    moved.map(({ unit, from, to, pupils, minutesFrom, minutesTo }) => ({
      stage,
      unit,
      from,
      to,
      pupils,
      before: minutesFrom,
      after: minutesTo,
      change: minutesFrom === null || minutesTo === null ? null : minutesTo - minutesFrom,
    })),
  );
}

type Whom = 'all' | 'lose' | 'gain';

/** Whose school changes, and what it does to their way: the list for the hearing. */
export function Changes({
  diff,
  unitName,
  schoolName,
  chosen,
  onChoose,
}: {
  diff: Diff;
  unitName: (unit: string) => string;
  schoolName: (school: string) => string;
  chosen: string | null;
  onChoose: (unit: string) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const [whom, setWhom] = useState<Whom>('all');
  const all = useMemo(
    () => movedOf(diff).toSorted((a, b) => (b.change ?? 0) * b.pupils - (a.change ?? 0) * a.pupils),
    [diff],
  );
  const rows = all.filter(({ change }) =>
    whom === 'all' ? true : whom === 'lose' ? (change ?? 0) > 0 : (change ?? 0) < 0,
  );
  const sum = (list: readonly Moved[]) => f.number(list.reduce((total, { pupils }) => total + pupils, 0));
  const columns = useMemo((): readonly Column<Moved>[] => {
    const school = (id: string | null) => (id === null ? '—' : schoolName(id));
    const minutes = (id: string, name: string, pick: (moved: Moved) => number | null): Column<Moved> => ({
      id,
      name,
      numeric: true,
      value: pick,
      cell: (moved) => f.number(pick(moved), 1),
    });
    return [
      {
        id: 'unit',
        name: t(w.unit),
        value: ({ unit }) => unitName(unit),
        cell: ({ unit }) => (
          <button type="button" className="k-value" onClick={() => onChoose(unit)}>
            {unitName(unit)}
          </button>
        ),
      },
      { id: 'stage', name: t(w.stage), value: ({ stage }) => t(stageName(stage)) },
      { id: 'pupils', name: t(w.pupils), numeric: true, value: ({ pupils }) => pupils },
      { id: 'from', name: t(w.from), value: ({ from }) => school(from) },
      { id: 'to', name: t(w.to), value: ({ to }) => school(to) },
      minutes('before', t(w.wayBefore), ({ before }) => before),
      minutes('after', t(w.wayAfter), ({ after }) => after),
      {
        id: 'change',
        name: t(w.wayChange),
        numeric: true,
        value: ({ change }) => change,
        cell: ({ change }) =>
          change === null ? (
            '—'
          ) : (
            <span className="k-delta" data-direction={change > 0 ? 'worse' : change < 0 ? 'better' : 'same'}>
              {f.signed(change, 1)}
            </span>
          ),
      },
    ];
  }, [t, f, unitName, schoolName, onChoose]);
  if (all.length === 0) return <p className="u-empty">{t(w.noChanges)}</p>;
  const longer = all.filter(({ change }) => (change ?? 0) > 0);
  const shorter = all.filter(({ change }) => (change ?? 0) < 0);
  return (
    <>
      <p className="k-sum">{t(w.sumChanged(sum(all), sum(longer), sum(shorter)))}</p>
      <DataTable
        label={t(w.whoChanges)}
        rows={rows}
        columns={columns}
        rowId={({ stage, unit }) => `${stage}/${unit}`}
        isChosen={({ unit }) => unit === chosen}
        search
        height="62vh"
        tools={
          <Segments
            label={t(w.filter)}
            value={whom}
            options={[
              { value: 'all', label: t(w.everybody) },
              { value: 'lose', label: t(w.losersOnly) },
              { value: 'gain', label: t(w.gainersOnly) },
            ]}
            onChange={setWhom}
          />
        }
      />
    </>
  );
}
