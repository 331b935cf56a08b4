import { useEffect, useRef, useState } from 'react';
import { mapWords } from '../i18n/map.ts';
import { useText } from '../i18n/text.ts';
import { NO_BASEMAP } from '../state/basemap.ts';
import { pictureStands } from '../state/first-picture.ts';
import { useSettings } from '../state/settings.ts';
import { Notice } from '../ui/Notice.tsx';
import type { View } from './camera.ts';
import type { CountyMap } from './county-map.ts';
import type { UnitLook } from './unit-look.ts';
import type { CountyParts } from './use-county.ts';

interface MapViewProps {
  readonly parts: CountyParts;
  /** How units look when the map begins; later through `units.show`. */
  readonly look: () => UnitLook;
  readonly view: View | null;
  /** The map once it can be told things, null when it goes away. */
  readonly onMap: (map: CountyMap | null) => void;
}

/** MapLibre is the heaviest part of the page: it is asked for as soon as this module is. */
const loading = import('./county-map.ts');

/** A map of the county that fills its parent. */
export function MapView({ parts, look, view, onMap }: MapViewProps) {
  const { t, language } = useText();
  const theme = useSettings((settings) => settings.theme);
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<CountyMap | null>(null);
  const [failed, setFailed] = useState(false);
  // Undefined: no basemap; null: it cannot be had.
  const [credit, setCredit] = useState<string | null>();
  const basemap = useSettings((settings) => (settings.basemapOn ? settings.basemap : NO_BASEMAP));
  const first = useRef({ look, view, onMap, language, theme, basemap, label: t(mapWords.map) });

  useEffect(() => {
    let made: CountyMap | null = null;
    let gone = false;
    const told = first.current;
    loading
      .then(({ CountyMap }) => {
        if (gone) return;
        made = new CountyMap(box.current!, {
          parts,
          look: told.look(),
          view: told.view,
          theme: told.theme,
          language: told.language,
          label: told.label,
          basemap: told.basemap,
          onCredit: setCredit,
        });
        void made.drawn.then(pictureStands);
        setMap(made);
        told.onMap(made);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      told.onMap(null);
      made?.remove();
    };
  }, [parts]);

  useEffect(() => map?.setTheme(theme), [map, theme]);
  useEffect(() => map?.setLanguage(language, t(mapWords.map)), [map, language, t]);

  if (failed) {
    return (
      <div className="u-empty">
        <Notice tone="warn">{t(mapWords.noWebGl)}</Notice>
      </div>
    );
  }
  return (
    <>
      <div ref={box} className="county-map" />
      {credit === undefined || credit === '' ? null : (
        <p className="map-credit" role="status">
          {credit ?? t(mapWords.basemapLost)}
        </p>
      )}
    </>
  );
}
