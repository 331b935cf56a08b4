import { useState } from 'react';
import type { Dataset, Layout, Run } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { colourZones, touchingZones } from '../../map/colouring.ts';
import { useCounty } from '../../map/use-county.ts';
import { ZoneMap } from '../../report/ZoneMap.tsx';
import { setParams, useParam } from '../../state/place.ts';
import { MAP_COLOURS } from '../../theme/map-colours.ts';
import { Segments } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Notice.tsx';

const { zones: COLOURS } = MAP_COLOURS.light;

/** The zones of one year; a slider goes through the years. */
export function YearMap({ run, layout, dataset }: { run: Run; layout: Layout; dataset: Dataset }) {
  const { t } = useText();
  const names = useNames();
  const parts = useCounty(dataset).data;
  const [stage, setStage] = useState('');
  const years = layout.years.map(({ year }) => year);
  const asked = years.indexOf(Number(useParam('year')));
  const at = Math.max(0, asked);
  const year = years[at]!;
  const plan = useApi(
    'readAssignment',
    { params: { run: run.id }, query: { year } },
    { forever: true, keep: true },
  ).data;
  if (!parts || !plan) return <Loading />;
  const shown = plan.stages.find(({ id }) => id === stage) ?? plan.stages[0];
  if (!shown) return null;
  const { map: county, geometry } = parts;
  const colours = colourZones(
    touchingZones(county.adjacency, shown.school, county.schools.length),
    COLOURS.length,
    null,
  );
  const label = t(w.mapOf(t(stageName(shown.id)), year));
  return (
    <>
      <div className="l-maptools">
        <Segments
          label={t(w.stage)}
          value={shown.id}
          options={plan.stages.map(({ id }) => ({ value: id, label: t(stageName(id)) }))}
          onChange={setStage}
        />
        {years.length > 1 && (
          <label className="l-slider">
            <input
              type="range"
              min={0}
              max={years.length - 1}
              step={1}
              value={at}
              aria-label={t(w.year)}
              aria-valuetext={t(w.yearOf(year))}
              onChange={({ target }) => setParams({ year: String(years[target.valueAsNumber]) })}
            />
            <output>{t(w.yearOf(year))}</output>
          </label>
        )}
      </div>
      <ZoneMap
        geometry={geometry}
        zone={shown.school}
        colourOf={(s) => {
          const [tint, strong] = COLOURS[(colours[s] ?? 0) % COLOURS.length]!;
          return { tint, strong };
        }}
        schools={county.schools}
        names={({ id }) => names.school(id)}
        label={label}
      />
    </>
  );
}
