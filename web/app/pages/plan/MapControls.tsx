import { useEffect, useState } from 'react';
import { mapWords as w } from '../../i18n/map.ts';
import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { usePlan } from '../../plan/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** Zoom, whole county, picture; scale and north. */
export function MapControls({ map }: { readonly map: CountyMap | null }) {
  const { t } = useText();
  const data = usePlan((plan) => plan.data);
  return (
    <div className="map-controls">
      <div className="map-buttons">
        <IconButton icon="plus" label={t(w.zoomIn)} onClick={() => map?.map.zoomIn()} />
        <IconButton icon="minus" label={t(w.zoomOut)} onClick={() => map?.map.zoomOut()} />
        <IconButton icon="fit" label={t(w.fit)} onClick={() => map?.fit()} />
        <IconButton
          icon="camera"
          label={t(w.picture)}
          onClick={() => map?.picture().then((blob) => saveFile(blob, `${data?.name ?? 'map'}.png`))}
        />
      </div>
      <Scale map={map} />
    </div>
  );
}

const WIDEST = 110;
const CIRCUMFERENCE = 40_075_016.7;

/** A bar of a round length, and where north is. */
function Scale({ map }: { readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const [perPixel, setPerPixel] = useState(0);
  useEffect(() => {
    if (!map) return;
    const measure = () => {
      const { zoom, lat } = map.view();
      setPerPixel((CIRCUMFERENCE * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom));
    };
    measure();
    map.map.on('move', measure);
    return () => void map.map.off('move', measure);
  }, [map]);
  if (perPixel === 0) return <div className="map-scale" />;
  const most = perPixel * WIDEST;
  const size = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((k) => k * size).find((metres) => metres <= most) ?? size;
  const text =
    length >= 1000 ? w.kilometres(number(language, length / 1000)) : w.metres(number(language, length));
  return (
    <div className="map-scale">
      <Icon name="north" />
      <span className="sr-only">{t(w.north)}</span>
      <span className="map-bar" style={{ width: length / perPixel }} />
      <span>{t(text)}</span>
    </div>
  );
}
