import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Preview } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { MapView } from '../../map/MapView.tsx';
import { quietLook } from '../../map/unit-look.ts';
import { draftParts } from '../../map/use-county.ts';
import { schoolMarks } from '../../plan/look.ts';
import { useSettings } from '../../state/settings.ts';
import { bytesOf, MAP_COLOURS } from '../../theme/map-colours.ts';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { Places } from './Places.tsx';

/** The county as it would be, on the map that it will have: wrong columns, systems and outlines show at a glance. */
export function PreviewMap({ preview, version }: { preview: Preview; version: number }) {
  const { t } = useText();
  const theme = useSettings((settings) => settings.theme);
  const { map: packed, units, schools, outlines, streets } = preview;
  const [map, setMap] = useState<CountyMap | null>(null);
  const { data: parts, error } = useQuery({
    queryKey: ['preview-map', version],
    enabled: packed !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    structuralSharing: false,
    queryFn: () => draftParts(packed!),
  });
  const look = useMemo(
    () => parts && quietLook(parts.geometry.unitCount, bytesOf(MAP_COLOURS[theme].land)),
    [parts, theme],
  );
  const shown = useRef(look);
  shown.current = look;
  useEffect(() => {
    if (!map || !parts || !look) return;
    map.units.show(look);
    map.showSchools(schoolMarks(parts.map, 0, null).map((mark) => ({ ...mark, dim: false })));
  }, [map, parts, look]);
  if (packed === null) return <Places schools={schools} />;
  if (error) return <Failure error={error} />;
  return (
    <figure className="i-map" aria-label={t(w.previewSays(units, schools.length))}>
      {parts ? <MapView parts={parts} look={() => shown.current!} view={null} onMap={setMap} /> : <Loading />}
      <figcaption>
        {t(w.previewSays(units, schools.length))} {t(w.previewMore(outlines, streets))}
      </figcaption>
    </figure>
  );
}
