import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNames } from '../data/names.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { stageName } from '../i18n/units.ts';
import { viewIn, viewText } from '../map/camera.ts';
import type { CountyParts } from '../map/use-county.ts';
import { Painter, schoolMarks } from '../plan/look.ts';
import { setParams, usePlace } from '../state/place.ts';
import { useSettings } from '../state/settings.ts';
import { MAP_COLOURS } from '../theme/map-colours.ts';
import { Segments, Select } from '../ui/Field.tsx';
import { Loading } from '../ui/Notice.tsx';
import type { Behind } from './behind.ts';
import type { Moved } from './Changes.tsx';
import { changesOf, chosenUnits, flyTo, useZones } from './compared-zones.ts';
import { Divider } from './Divider.tsx';
import { differenceLook, zonesLook } from './looks.ts';
import { SideMap } from './SideMap.tsx';
import { Together } from './together.ts';
import type { Side } from './use-sides.ts';

export const MODES = ['difference', 'swipe', 'beside'] as const;
type Mode = (typeof MODES)[number];

/** Plans on the map: what differs, one over the other, or side by side and moving together. */
export function CompareMap({
  parts,
  sides,
  base,
  other,
  moved,
  behind,
  behindSide,
  selected,
}: {
  parts: CountyParts;
  sides: readonly Side[];
  base: number;
  /** The side that is set against the base. */
  other: number;
  moved: readonly Moved[];
  behind: Behind | null;
  /** The side whose number was asked about. */
  behindSide: number;
  /** As the address has it: `unit:ID` or `school:ID`. */
  selected: string | null;
}) {
  const { t } = useText();
  const names = useNames();
  const theme = useSettings((settings) => settings.theme);
  const { params } = usePlace();
  const data = parts.map;
  const planned = data.stages.map(({ id }) => id);
  const wanted = behind?.kind === 'units' ? behind.stage : (params.get('stage') ?? '');
  const stage = Math.max(0, planned.indexOf(wanted));
  const mode: Mode = MODES.find((one) => one === params.get('mode')) ?? 'difference';
  const zones = useZones(sides, parts, stage);
  const [together] = useState(
    () => new Together(viewIn(params.get('map')), (view) => setParams({ map: viewText(view) })),
  );
  const colours = MAP_COLOURS[theme];
  // One painter for all, so that a zone has the same colour on every map.
  const painter = useMemo(() => new Painter(), []);
  const marks = useMemo(() => schoolMarks(data, stage, null), [data, stage]);
  const only = useMemo(
    () => (behind?.kind === 'units' ? new Set(behind.units.map(({ unit }) => unit)) : null),
    [behind],
  );
  const changed = useMemo(
    () => changesOf(moved, data.units.ids, planned[stage]!),
    [moved, data, planned, stage],
  );
  const looks = useMemo(
    () =>
      sides.map(({ figures }, i) => {
        const zone = zones[i];
        if (!zone) return null;
        const from = { data, stage, zone, colours, painter };
        const minutes = figures?.ways.find((ways) => ways.stage === planned[stage])?.minutes ?? null;
        return zonesLook(from, only, minutes);
      }),
    [sides, zones, data, stage, colours, painter, only, planned],
  );
  const difference = useMemo(() => {
    const zone = zones[other];
    return zone ? differenceLook({ data, stage, zone, colours, painter }, changed) : null;
  }, [zones, other, data, stage, colours, painter, changed]);
  const outlined = useMemo(
    () => (behind?.kind === 'units' && mode === 'difference' ? null : chosenUnits(selected, data.units.ids)),
    [selected, data, behind, mode],
  );
  useEffect(() => flyTo(selected, data, together), [selected, data, together]);
  const onUnit = useCallback((unit: number) => setParams({ sel: `unit:${data.units.ids[unit]}` }), [data]);
  const [divide, setDivide] = useState(50);
  const side = (i: number, key: string) => {
    const look = looks[i];
    return look ? (
      <SideMap
        key={key}
        parts={parts}
        look={look}
        marks={marks}
        together={together}
        outlined={outlined}
        label={sides[i]!.name}
        onUnit={onUnit}
      />
    ) : (
      <Loading key={key} />
    );
  };
  const stages = data.stages.map(({ id }) => ({ value: id, label: t(stageName(id)) }));
  const shown = only ? 'behind' : mode;
  return (
    <section className="k-map" aria-label={t(w.mapMode)}>
      <div className="k-maptools">
        <Segments
          label={t(w.mapMode)}
          value={mode}
          options={[
            { value: 'difference', label: t(w.modeDifference) },
            { value: 'swipe', label: t(w.modeSwipe) },
            { value: 'beside', label: t(w.modeBeside) },
          ]}
          onChange={(value) => setParams({ mode: value, show: null }, true)}
        />
        <Segments
          label={t(w.stage)}
          value={planned[stage]!}
          options={stages}
          onChange={(value) => setParams({ stage: value, show: null }, true)}
        />
        {mode !== 'beside' && sides.length > 2 && (
          <Select
            label={t(w.choose)}
            value={sides[other]?.id ?? ''}
            options={sides.filter((_, i) => i !== base).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => setParams({ vs: id })}
          />
        )}
      </div>
      <div className="k-maps" data-mode={shown} data-count={sides.length}>
        {shown === 'behind' && side(behindSide, 'behind')}
        {shown === 'difference' &&
          (difference ? (
            <SideMap
              parts={parts}
              look={difference}
              marks={marks}
              together={together}
              outlined={outlined}
              label={`${sides[base]?.name} → ${sides[other]?.name}`}
              onUnit={onUnit}
            />
          ) : (
            <Loading />
          ))}
        {shown === 'swipe' && (
          <>
            {side(base, 'under')}
            <div className="k-over" style={{ clipPath: `inset(0 0 0 ${divide}%)` }}>
              {side(other, 'over')}
            </div>
            <Divider at={divide} onMove={setDivide} label={t(w.divider)} />
          </>
        )}
        {shown === 'beside' && sides.map(({ id }, i) => side(i, id))}
      </div>
      {shown === 'difference' && (
        <p className="k-legend">
          <i style={{ background: colours.change[0] }} /> {t(w.gainersOnly)}
          <i style={{ background: colours.change[1] }} /> {t(w.sameWay)}
          <i style={{ background: colours.change[2] }} /> {t(w.losersOnly)}
        </p>
      )}
      {selected && (
        <p className="sr-only" aria-live="polite">
          {nameOf(selected, names)}
        </p>
      )}
    </section>
  );
}

function nameOf(selected: string, names: ReturnType<typeof useNames>): string {
  const id = selected.slice(selected.indexOf(':') + 1);
  return selected.startsWith('unit:') ? names.unit(id) : names.school(id);
}
