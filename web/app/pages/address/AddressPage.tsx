import { useEffect, useRef, useState } from 'react';
import { addressWords as w } from '../../i18n/address.ts';
import { planWords } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { schoolName, unitName } from '../../map/features.ts';
import { MapView } from '../../map/MapView.tsx';
import { firstLook, MapBinding } from '../../plan/binding.ts';
import { Painter } from '../../plan/look.ts';
import { plan, setPlan, usePlan } from '../../plan/store.ts';
import { useOpenPlan } from '../../plan/use-open-plan.ts';
import FirstScenario from '../../scenario/FirstScenario.tsx';
import { setParams, useParam } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';
import type { Household } from '../../worker/protocol.ts';
import { Legend } from '../plan/Legend.tsx';
import { MapControls } from '../plan/MapControls.tsx';
import { type Hovered, MapTip } from '../plan/MapTip.tsx';
import { Search } from '../plan/Search.tsx';
import '../plan/plan.css';
import './address.css';
import { HouseholdTable } from './HouseholdTable.tsx';

/** What a plan means for those who live in one place, grade by grade: for a hearing, or a parent at the counter. */
export default function AddressPage() {
  const { t } = useText();
  const { dataset, parts, opened, withoutScenario, error } = useOpenPlan();
  const [map, setMap] = useState<CountyMap | null>(null);
  const asked = useParam('home');
  const data = usePlan((now) => now.data);
  const chosen = usePlan((now) => now.chosen);

  // The address names the home, so that a link shows it.
  useEffect(() => {
    if (!data || asked === null) return;
    const index = data.units.ids.indexOf(asked);
    if (index >= 0) setPlan({ chosen: { kind: 'unit', index } });
  }, [data, asked]);
  useEffect(() => {
    if (data && chosen?.kind === 'unit') setParams({ home: data.units.ids[chosen.index]! });
  }, [data, chosen]);
  useEffect(() => setPlan({ tool: 'look' }), []);

  if (error) {
    return (
      <div className="page">
        <Failure error={error} retry={() => location.reload()} />
      </div>
    );
  }
  if (withoutScenario && dataset) return <FirstScenario dataset={dataset.id} />;
  return (
    <div className="plan address">
      <section className="plan-map">
        {parts && opened ? <HomeMap parts={parts} map={map} onMap={setMap} /> : <Loading />}
      </section>
      <aside className="plan-side" aria-label={t(w.title)}>
        <header>
          <h1>{t(w.title)}</h1>
          <p className="plan-note">{t(w.help)}</p>
        </header>
        {data && chosen?.kind === 'unit' ? <Home unit={chosen.index} map={map} /> : null}
      </aside>
    </div>
  );
}

interface HomeMapProps {
  readonly parts: NonNullable<ReturnType<typeof useOpenPlan>['parts']>;
  readonly map: CountyMap | null;
  readonly onMap: (map: CountyMap | null) => void;
}

function HomeMap({ parts, map, onMap }: HomeMapProps) {
  const shape = useRef<SVGSVGElement>(null);
  const painter = useRef(new Painter());
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    if (!map) return;
    const nothing = () => {};
    const binding = new MapBinding(map, painter.current, shape.current!, {
      onHover: (unit, x, y, school) => setHovered(unit < 0 && school < 0 ? null : { unit, school, x, y }),
      onPreview: nothing,
      onClick: (unit) => {
        if (unit >= 0) setPlan({ chosen: { kind: 'unit', index: unit } });
      },
      onStrokeBegin: nothing,
      onStroke: nothing,
      onStrokeEnd: nothing,
      onStrokeDrop: nothing,
    });
    return () => binding.end();
  }, [map]);
  return (
    <>
      <MapView
        parts={parts}
        look={() => firstLook(painter.current, parts.geometry.unitCount)}
        view={null}
        onMap={onMap}
      />
      <svg ref={shape} className="plan-shape" aria-hidden="true">
        <path d="" />
      </svg>
      <MapTip hovered={hovered} />
      <Search map={map} />
      <Legend map={map} madeUp={parts.madeUp} />
      <MapControls map={map} />
    </>
  );
}

function Home({ unit, map }: { readonly unit: number; readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const { data, engine, revision, now } = usePlan();
  const [told, setTold] = useState<{ readonly of: string; readonly households: readonly Household[] } | null>(
    null,
  );
  const [copied, setCopied] = useState(false);
  const counted = now !== null;
  const of = `${unit}/${revision}/${counted}`;
  useEffect(() => {
    let gone = false;
    if (counted) {
      void engine?.household(unit).then((households) => {
        if (!gone) setTold({ of, households });
      });
    }
    return () => {
      gone = true;
    };
  }, [engine, unit, of, counted]);
  const households = told?.of === of ? told.households : null;
  useEffect(() => {
    if (map && data && households) showWays(map, unit, households);
    return () => map?.showOverlay([]);
  }, [map, data, unit, households]);
  if (!data) return null;
  const township = data.townships[data.units.township[unit]!];
  return (
    <section className="home">
      <header>
        <h2>{unitName(data, unit, language)}</h2>
        {township ? <p className="plan-note">{township}</p> : null}
      </header>
      {households === null ? (
        <p>{t(planWords.wait)}</p>
      ) : (
        households.map((one) => (
          <HouseholdTable
            key={one.stage}
            household={one}
            nameOf={(school) => schoolName(data, school, language)}
          />
        ))
      )}
      <p className="plan-note">{t(w.note)}</p>
      <div className="plan-card-acts home-acts">
        <Button icon="report" onClick={() => window.print()}>
          {t(w.print)}
        </Button>
        <Button
          icon="copy"
          onClick={() => {
            void navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
          }}
        >
          {t(copied ? w.copied : w.link)}
        </Button>
      </div>
    </section>
  );
}

/** Lines from home to each school; the one of today faint where it changes. */
function showWays(map: CountyMap, unit: number, households: readonly Household[]): void {
  const { data } = plan();
  if (!data) return;
  const home: [number, number] = [data.units.lon[unit]!, data.units.lat[unit]!];
  const features: GeoJSON.Feature[] = [];
  const bounds: [number, number, number, number] = [home[0], home[1], home[0], home[1]];
  for (const { now, planned } of households) {
    for (const [school, width, colour] of [
      [now, 1.4, '#8b8f8c'],
      [planned, 3, '#0b57d0'],
    ] as const) {
      const one = data.schools[school];
      if (!one || (school === now && now === planned && width < 2)) continue;
      features.push({
        type: 'Feature',
        properties: { width, colour },
        geometry: { type: 'LineString', coordinates: [home, [one.lon, one.lat]] },
      });
      bounds[0] = Math.min(bounds[0], one.lon);
      bounds[1] = Math.min(bounds[1], one.lat);
      bounds[2] = Math.max(bounds[2], one.lon);
      bounds[3] = Math.max(bounds[3], one.lat);
    }
  }
  features.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: home } });
  map.showOverlay(features);
  map.fit(bounds, 14.5);
}
