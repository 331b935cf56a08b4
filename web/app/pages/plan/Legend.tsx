import { useEffect, useRef } from 'react';
import { mapWords as w } from '../../i18n/map.ts';
import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap, LayerGroup } from '../../map/county-map.ts';
import { picture, type SchoolShape, type SchoolState } from '../../map/school-icons.ts';
import { COLOUR_BY, type ColourBy, MINUTE_STEPS, pupilSteps } from '../../plan/look.ts';
import { usePlan } from '../../plan/store.ts';
import { setView, useView } from '../../plan/view.ts';
import { useSettings } from '../../state/settings.ts';
import { MAP_COLOURS } from '../../theme/map-colours.ts';
import { Select, Switch } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';

const NAMES = {
  zone: w.byZone,
  minutes: w.byMinutes,
  pupils: w.byPupils,
  change: w.byChange,
  township: w.byTownship,
} as const;
const GROUPS: readonly LayerGroup[] = ['streets', 'water', 'schools', 'schoolNames', 'places'];

/** What colours and signs mean, what they are chosen by, and which layers are drawn. */
export function Legend({ map, madeUp }: { readonly map: CountyMap | null; readonly madeUp: boolean }) {
  const { t } = useText();
  const { by, beyond, unitLines, hidden } = useView();
  const chosen = NAMES[by];
  return (
    <details className="map-legend" open={matchMedia('(min-width: 1200px)').matches}>
      <summary>
        <Icon name="layers" />
        {t(w.legend)}
      </summary>
      <div>
        <Select<ColourBy>
          label={t(w.colourBy)}
          value={by}
          options={COLOUR_BY.map((value) => ({ value, label: t(NAMES[value]) }))}
          onChange={(value) => setView({ by: value })}
        />
        <Ground by={by} title={t(chosen)} />
        <p className="legend-line">
          <span className="swatch hatched" />
          {t(w.beyond)}
        </p>
        <p className="legend-line">
          <span className="swatch dotted" />
          {t(w.locked)}
        </p>
        <SchoolSigns map={map} />
        {madeUp ? <p className="legend-note">{t(w.madeUp)}</p> : null}
        <details className="legend-layers">
          <summary>{t(w.layers)}</summary>
          <Switch on={beyond} onChange={(on) => setView({ beyond: on })}>
            {t(w.beyond)}
          </Switch>
          <Switch on={unitLines} onChange={(on) => setView({ unitLines: on })}>
            {t(w.unitLines)}
          </Switch>
          {GROUPS.map((group) => (
            <Switch
              key={group}
              on={!hidden.includes(group)}
              onChange={(on) =>
                setView({ hidden: on ? hidden.filter((one) => one !== group) : [...hidden, group] })
              }
            >
              {t(w[group])}
            </Switch>
          ))}
        </details>
      </div>
    </details>
  );
}

function Ground({ by, title }: { readonly by: ColourBy; readonly title: string }) {
  const { t, language } = useText();
  const colours = MAP_COLOURS[useSettings(({ theme }) => theme)];
  const { data, stage } = usePlan();
  if (by === 'zone' || by === 'township') {
    return (
      <p className="legend-line">
        <span className="swatches" aria-hidden="true">
          {colours.zones.map(([tint]) => (
            <i key={tint} style={{ background: tint }} />
          ))}
        </span>
        <span>{by === 'zone' ? t(w.zonesNote) : title}</span>
      </p>
    );
  }
  if (by === 'change') {
    return (
      <>
        <p className="legend-line">
          <span className="swatch" style={{ background: colours.change[2] }} />
          {t(w.changed)}
        </p>
        <p className="legend-line">
          <span className="swatch" style={{ background: colours.change[1] }} />
          {t(w.same)}
        </p>
      </>
    );
  }
  const steps = by === 'minutes' ? MINUTE_STEPS : data ? pupilSteps(data, stage) : [];
  const write = (value: number) => number(language, value);
  return (
    <ol className="legend-ramp">
      {[...steps, Infinity].map((step, k) => {
        const from = k === 0 ? '0' : write(steps[k - 1]!);
        const range = step === Infinity ? `> ${from}` : `${from}–${write(step)}`;
        return (
          <li key={step}>
            <span className="swatch" style={{ background: colours.ramp[k] }} />
            {t(by === 'minutes' ? w.minutes(range) : w.pupils(range))}
          </li>
        );
      })}
    </ol>
  );
}

const SIGNS: readonly (readonly [SchoolShape, SchoolState, keyof typeof w])[] = [
  ['primary', 'of4', 'primary'],
  ['junior', 'of4', 'junior'],
  ['both', 'of4', 'both'],
  ['primary', 'over', 'over'],
  ['primary', 'candidate', 'candidate'],
  ['primary', 'closed', 'closed'],
];

function SchoolSigns({ map: _ }: { readonly map: CountyMap | null }) {
  const { t } = useText();
  return (
    <>
      <ul className="legend-signs">
        {SIGNS.map(([shape, state, name]) => (
          <li key={name}>
            <Sign shape={shape} state={state} />
            {t(w[name as 'primary'])}
          </li>
        ))}
      </ul>
      <p className="legend-note">{t(w.fill)}</p>
    </>
  );
}

function Sign({ shape, state }: { readonly shape: SchoolShape; readonly state: SchoolState }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useSettings((settings) => settings.theme);
  useEffect(() => {
    const image = picture(shape, 'medium', state, MAP_COLOURS[theme]);
    canvas.current!.width = image.width;
    canvas.current!.height = image.height;
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [shape, state, theme]);
  return <canvas ref={canvas} className="legend-sign" />;
}
