import { useEffect, useRef, useState } from 'react';
import type { CountyMap } from '../map/county-map.ts';
import type { SchoolMark } from '../map/features.ts';
import { MapView } from '../map/MapView.tsx';
import type { UnitLook } from '../map/unit-look.ts';
import type { CountyParts } from '../map/use-county.ts';
import type { Together } from './together.ts';

/** One of several maps that move together. */
export function SideMap({
  parts,
  look,
  marks,
  together,
  outlined,
  label,
  onUnit,
}: {
  parts: CountyParts;
  look: UnitLook;
  marks: readonly SchoolMark[];
  together: Together;
  /** Units with a strong line around them. */
  outlined: ReadonlySet<number> | null;
  label: string;
  onUnit: (unit: number) => void;
}) {
  const [map, setMap] = useState<CountyMap | null>(null);
  const first = useRef(look);
  const [view] = useState(() => together.view());
  useEffect(() => map?.units.show(look), [map, look]);
  useEffect(() => map?.showSchools(marks), [map, marks]);
  useEffect(() => map?.units.outline(outlined), [map, outlined]);
  useEffect(() => {
    if (!map) return;
    const leave = together.join(map);
    const clicked = ({ lngLat: { lng, lat } }: { lngLat: { lng: number; lat: number } }) => {
      const unit = map.index.at(map.index.spotOf(lng, lat));
      if (unit >= 0) onUnit(unit);
    };
    map.map.on('click', clicked);
    return () => {
      map.map.off('click', clicked);
      leave();
    };
  }, [map, together, onUnit]);
  return (
    <div className="k-side">
      <MapView parts={parts} look={() => first.current} view={view} onMap={setMap} />
      <span className="k-label">{label}</span>
    </div>
  );
}
