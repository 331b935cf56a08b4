import { useCallback, useMemo } from 'react';
import { Changes } from '../../compare/Changes.tsx';
import { CompareCharts } from '../../compare/CompareCharts.tsx';
import { IndicatorTable } from '../../compare/IndicatorTable.tsx';
import { type IndicatorRow, indicatorRows } from '../../compare/rows.ts';
import { SchoolTable } from '../../compare/SchoolTable.tsx';
import { IN_FORCE, type Side, useSides } from '../../compare/use-sides.ts';
import { useApi } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { useDataset } from '../../data/queries.ts';
import { compareWords as w } from '../../i18n/compare.ts';
import { useText } from '../../i18n/text.ts';
import { hrefOf, setParams, useParam } from '../../state/place.ts';
import { ReportTable } from '../../table/ReportTable.tsx';
import { Segments } from '../../ui/Field.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { Chooser } from './Chooser.tsx';
import { SideCards } from './SideCards.tsx';

const VIEWS = ['indicators', 'changes', 'schools', 'charts', 'coefficients'] as const;
type View = (typeof VIEWS)[number];

/** Two to six plans side by side. Everything that is chosen stands in the address. */
export default function ComparePage() {
  const { t } = useText();
  const dataset = useDataset();
  const names = useNames();
  const { sides, base, candidates, isPending, choose, setBase } = useSides();
  const asked = useParam('view');
  const view = VIEWS.find((one) => one === asked) ?? 'indicators';
  const chosen = useParam('show');
  const catalogue = useApi('catalogue', {}, { forever: true }).data;
  const rows = useMemo(
    () =>
      indicatorRows(
        sides.map(({ figures }) => figures),
        catalogue,
      ),
    [sides, catalogue],
  );
  const chooseRow = useCallback(
    (row: IndicatorRow, column: number) => setParams({ show: `${row.key}@${sides[column]?.id}` }, true),
    [sides],
  );
  const chooseSchool = useCallback((school: string) => setParams({ sel: `school:${school}` }, true), []);
  const chooseUnit = useCallback((unit: string) => setParams({ sel: `unit:${unit}` }, true), []);
  const selected = useParam('sel');
  if (isPending && dataset) return <Loading />;
  if (candidates.length === 0) {
    return (
      <div className="page">
        <h1>{t(w.title)}</h1>
        <div className="u-empty">
          <p>{t(w.noPlans)}</p>
          <a className="u-button" data-kind="main" href={hrefOf('runs')}>
            {t(w.toRuns)}
          </a>
        </div>
      </div>
    );
  }
  return (
    <div className="page k-page">
      <header>
        <div>
          <h1>{t(w.title)}</h1>
          <p>{t(w.lead)}</p>
        </div>
        <Chooser sides={sides} candidates={candidates} choose={choose} />
      </header>
      {sides.map(({ id, error }) => (error ? <Failure key={id} error={error} /> : null))}
      <SideCards
        sides={sides}
        base={base}
        onBase={setBase}
        onRemove={(id) => choose(sides.filter((side) => side.id !== id).map((side) => side.id))}
      />
      <Segments
        label={t(w.views)}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(w[value]) }))}
        onChange={(value) => setParams({ view: value }, true)}
      />
      {view === 'indicators' && (
        <IndicatorTable rows={rows} sides={sides} base={base} chosen={chosen} onChoose={chooseRow} />
      )}
      {view === 'schools' && (
        <SchoolTable
          sides={sides}
          base={base}
          nameOf={names.school}
          chosen={selected?.replace(/^school:/, '') ?? null}
          onChoose={chooseSchool}
        />
      )}
      {view === 'charts' && (
        <CompareCharts sides={sides} rows={rows} nameOf={names.school} onSchool={chooseSchool} />
      )}
      {(view === 'changes' || view === 'coefficients') && (
        <Against view={view} sides={sides} base={base} chosen={selected} onUnit={chooseUnit} />
      )}
    </div>
  );
}

/** What the server works out pair by pair: each plan against the base. */
function Against({
  view,
  sides,
  base,
  chosen,
  onUnit,
}: {
  view: Extract<View, 'changes' | 'coefficients'>;
  sides: readonly Side[];
  base: number;
  chosen: string | null;
  onUnit: (unit: string) => void;
}) {
  const { t } = useText();
  const names = useNames();
  const { comparison, others } = useAgainst(sides, base);
  const asked = useParam('vs');
  if (others.length === 0) return <p className="u-empty">{t(w.chooseTwo)}</p>;
  if (comparison.error) return <Failure error={comparison.error} retry={() => void comparison.refetch()} />;
  if (!comparison.data) return <Loading />;
  const at = Math.max(
    0,
    others.findIndex(({ id }) => id === asked),
  );
  const diff = comparison.data.diffs[at];
  const tables = comparison.data.tables.filter(
    ({ id }) => id === `honesty${at + 1}` || id === `losers${at + 1}`,
  );
  return (
    <section className="k-against">
      {others.length > 1 && (
        <Segments
          label={t(w.choose)}
          value={others[at]!.id}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setParams({ vs: id })}
        />
      )}
      {view === 'changes' && diff && (
        <Changes
          key={others[at]!.id}
          diff={diff}
          unitName={names.unit}
          schoolName={names.school}
          chosen={chosen?.replace(/^unit:/, '') ?? null}
          onChoose={onUnit}
        />
      )}
      {view === 'coefficients' &&
        tables.map((table) => <ReportTable key={table.id} table={table} height="50vh" />)}
    </section>
  );
}

/** Every plan but the base, and the server's comparison with the base. */
export function useAgainst(sides: readonly Side[], base: number) {
  const first = sides[base];
  const others = sides.filter((side) => side !== first && side.id !== IN_FORCE);
  const fromInForce = first?.id === IN_FORCE;
  const runs = [...(fromInForce || !first ? [] : [first.id]), ...others.map(({ id }) => id)];
  const comparison = useApi(
    'compareRuns',
    others.length > 0 ? { query: { runs: runs.join(','), base: fromInForce ? 'inForce' : 'first' } } : null,
    { forever: true },
  );
  return { comparison, others };
}
