import { useEffect, useMemo, useRef, useState } from 'react';
import type { MapSchool } from '../../../shared/index.ts';
import { useDataset } from '../../data/queries.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { MapView } from '../../map/MapView.tsx';
import { quietLook } from '../../map/unit-look.ts';
import { useCounty } from '../../map/use-county.ts';
import { schoolMarks } from '../../plan/look.ts';
import { useSettings } from '../../state/settings.ts';
import { bytesOf, MAP_COLOURS } from '../../theme/map-colours.ts';
import { Loading } from '../../ui/Notice.tsx';
import type { flowsOf } from './exchange.ts';

type Flow = ReturnType<typeof flowsOf>[number];

const CORNERS = 24;
/** How far an arc leaves the straight line, as a share of its length. */
const BEND = 0.18;
const THINNEST = 2;
const THICKEST = 9;

/** Moves between schools as arcs, as thick as there are movers; the dot is where they arrive. */
export function FlowMap({ flows }: { flows: readonly Flow[] }) {
  const parts = useCounty(useDataset()).data;
  const theme = useSettings((settings) => settings.theme);
  const [map, setMap] = useState<CountyMap | null>(null);
  const look = useMemo(
    () => parts && quietLook(parts.geometry.unitCount, bytesOf(MAP_COLOURS[theme].land)),
    [parts, theme],
  );
  const shown = useRef(look);
  shown.current = look;
  const features = useMemo(() => (parts ? arcs(flows, parts.map.schools) : []), [flows, parts]);
  useEffect(() => {
    if (!map || !parts || !look) return;
    map.units.show(look);
    map.showSchools(schoolMarks(parts.map, 0, null).map((mark) => ({ ...mark, dim: false })));
    void map.drawn.then(() => map.showOverlay(features));
  }, [map, parts, look, features]);
  if (!parts) return <Loading />;
  return (
    <div className="x-map">
      <MapView parts={parts} look={() => shown.current!} view={null} onMap={setMap} />
    </div>
  );
}

function arcs(flows: readonly Flow[], schools: readonly MapSchool[]): GeoJSON.Feature[] {
  const places = new Map(schools.map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  const most = Math.max(1, ...flows.map(({ count }) => count));
  return flows.flatMap(({ from, to, count }): GeoJSON.Feature[] => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) return [];
    const width = THINNEST + (THICKEST - THINNEST) * ((count - 1) / Math.max(1, most - 1));
    return [
      {
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: arc(a, b) },
        properties: { width },
      },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [...b] }, properties: {} },
    ];
  });
}

/** Bent to the right of the way, so that there and back are two arcs. */
function arc([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): [number, number][] {
  const middle = [(x1 + x2) / 2 + (y2 - y1) * BEND, (y1 + y2) / 2 - (x2 - x1) * BEND] as const;
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const s = i / CORNERS;
    const at = (p: number, q: number, r: number) => (1 - s) ** 2 * p + 2 * s * (1 - s) * q + s ** 2 * r;
    return [at(x1, middle[0], x2), at(y1, middle[1], y2)];
  });
}
