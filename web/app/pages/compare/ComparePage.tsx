import { useCallback, useMemo } from 'react';
import { BehindPanel } from '../../compare/BehindPanel.tsx';
import { behind } from '../../compare/behind.ts';
import { movedOf } from '../../compare/Changes.tsx';
import { CompareMap } from '../../compare/CompareMap.tsx';
import { type IndicatorRow, indicatorRows } from '../../compare/rows.ts';
import { useAgainst } from '../../compare/use-against.ts';
import { useSides } from '../../compare/use-sides.ts';
import { useApi } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { useDataset } from '../../data/queries.ts';
import { compareWords as w } from '../../i18n/compare.ts';
import { useText } from '../../i18n/text.ts';
import { useCounty } from '../../map/use-county.ts';
import { hrefOf, setParams, useParam } from '../../state/place.ts';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { Chooser } from './Chooser.tsx';
import { SideCards } from './SideCards.tsx';
import { Views } from './Views.tsx';

/** Two to six plans side by side. Everything that is chosen stands in the address. */
export default function ComparePage() {
  const { t } = useText();
  const dataset = useDataset();
  const names = useNames();
  const county = useCounty(dataset);
  const { sides, base, candidates, isPending, choose, setBase } = useSides();
  const against = useAgainst(sides, base);
  const catalogue = useApi('catalogue', {}, { forever: true }).data;
  const rows = useMemo(
    () =>
      indicatorRows(
        sides.map(({ figures }) => figures),
        catalogue,
      ),
    [sides, catalogue],
  );
  const moved = useMemo(() => (against.diff ? movedOf(against.diff) : []), [against.diff]);
  const selected = useParam('sel');
  const show = useParam('show');
  const asked = useMemo(() => {
    const at = show?.lastIndexOf('@') ?? -1;
    const row = rows.find(({ key }) => key === show?.slice(0, at));
    const side = sides.findIndex(({ id }) => id === show?.slice(at + 1));
    return row && side >= 0 ? { row, side } : null;
  }, [show, rows, sides]);
  const figures = asked && sides[asked.side]?.figures;
  const map = county.data?.map;
  const found = useMemo(
    () => (asked && figures && map ? behind(asked.row, figures, map, moved) : null),
    [asked, figures, map, moved],
  );
  const chooseRow = useCallback(
    (row: IndicatorRow, column: number) =>
      setParams({ show: `${row.key}@${sides[column]?.id}`, sel: null }, true),
    [sides],
  );
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
    <div className="k-page">
      <div className="k-main">
        <header>
          <h1>{t(w.title)}</h1>
          <Chooser sides={sides} candidates={candidates} choose={choose} />
        </header>
        {sides.map(({ id, error }) => (error ? <Failure key={id} error={error} /> : null))}
        <SideCards
          sides={sides}
          base={base}
          onBase={setBase}
          onRemove={(id) => choose(sides.filter((side) => side.id !== id).map((side) => side.id))}
        />
        <Views
          rows={rows}
          sides={sides}
          base={base}
          names={names}
          against={against}
          chosen={show}
          selected={selected}
          onRow={chooseRow}
        />
      </div>
      <div className="k-aside">
        {county.error ? <Failure error={county.error} /> : null}
        {county.data && sides.length > 0 && (
          <CompareMap
            parts={county.data}
            sides={sides}
            base={base}
            other={against.other}
            moved={moved}
            behind={found}
            behindSide={asked?.side ?? base}
            selected={selected}
          />
        )}
        {asked && map && (
          <BehindPanel
            row={asked.row}
            side={sides[asked.side]!.name}
            behind={found}
            data={map}
            names={names}
          />
        )}
      </div>
    </div>
  );
}
