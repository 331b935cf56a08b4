import { useCallback } from 'react';
import { Changes } from '../../compare/Changes.tsx';
import { CompareCharts } from '../../compare/CompareCharts.tsx';
import { IndicatorTable } from '../../compare/IndicatorTable.tsx';
import type { IndicatorRow } from '../../compare/rows.ts';
import { SchoolTable } from '../../compare/SchoolTable.tsx';
import type { Against } from '../../compare/use-against.ts';
import type { Side } from '../../compare/use-sides.ts';
import type { Names } from '../../data/names.ts';
import { compareWords as w } from '../../i18n/compare.ts';
import { useText } from '../../i18n/text.ts';
import { setParams, useParam } from '../../state/place.ts';
import { ReportTable } from '../../table/ReportTable.tsx';
import { Segments } from '../../ui/Field.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';

const VIEWS = ['indicators', 'changes', 'schools', 'charts', 'coefficients'] as const;

/** What is told of the plans, one view at a time. */
export function Views({
  rows,
  sides,
  base,
  names,
  against,
  chosen,
  selected,
  onRow,
}: {
  rows: readonly IndicatorRow[];
  sides: readonly Side[];
  base: number;
  names: Names;
  against: Against;
  chosen: string | null;
  selected: string | null;
  onRow: (row: IndicatorRow, column: number) => void;
}) {
  const { t } = useText();
  const asked = useParam('view');
  const view = VIEWS.find((one) => one === asked) ?? 'indicators';
  const onSchool = useCallback((school: string) => setParams({ sel: `school:${school}`, show: null }), []);
  const onUnit = useCallback((unit: string) => setParams({ sel: `unit:${unit}`, show: null }), []);
  const { others, other, error, retry, isPending, diff, tables } = against;
  const pairwise = view === 'changes' || view === 'coefficients';
  return (
    <>
      <Segments
        label={t(w.views)}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(w[value]) }))}
        onChange={(value) => setParams({ view: value }, true)}
      />
      {view === 'indicators' && (
        <IndicatorTable rows={rows} sides={sides} base={base} chosen={chosen} onChoose={onRow} />
      )}
      {view === 'schools' && (
        <SchoolTable
          sides={sides}
          base={base}
          nameOf={names.school}
          chosen={selected?.replace(/^school:/, '') ?? null}
          onChoose={onSchool}
        />
      )}
      {view === 'charts' && (
        <CompareCharts sides={sides} base={base} rows={rows} nameOf={names.school} onSchool={onSchool} />
      )}
      {pairwise && (
        <section className="k-against">
          {others.length > 1 && (
            <Segments
              label={t(w.choose)}
              value={sides[other]?.id ?? ''}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => setParams({ vs: id })}
            />
          )}
          {others.length === 0 && <p className="u-empty">{t(w.chooseTwo)}</p>}
          {error ? <Failure error={error} retry={retry} /> : null}
          {isPending && <Loading />}
          {view === 'changes' && diff && (
            <Changes
              key={sides[other]?.id}
              diff={diff}
              unitName={names.unit}
              schoolName={names.school}
              chosen={selected?.replace(/^unit:/, '') ?? null}
              onChoose={onUnit}
            />
          )}
          {view === 'coefficients' &&
            tables.map((table) => <ReportTable key={table.id} table={table} height="50vh" />)}
        </section>
      )}
    </>
  );
}
