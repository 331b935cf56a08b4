import { useCallback, useEffect, useRef, useState } from 'react';
import { viewIn, viewText } from '../../map/camera.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { MapView } from '../../map/MapView.tsx';
import type { CountyParts } from '../../map/use-county.ts';
import { firstLook, MapBinding } from '../../plan/binding.ts';
import { beginStroke, dropStroke, endStroke, give } from '../../plan/edit.ts';
import { Painter } from '../../plan/look.ts';
import { plan, setPlan } from '../../plan/store.ts';
import { setParams, usePlace } from '../../state/place.ts';
import { useSmall } from '../../ui/use-narrow.ts';
import { Legend } from './Legend.tsx';
import { MapControls } from './MapControls.tsx';
import { type Hovered, MapTip } from './MapTip.tsx';
import { Search } from './Search.tsx';
import { Toolbar } from './Toolbar.tsx';
import { YearBar, YearSign } from './YearBar.tsx';

interface MapPaneProps {
  readonly parts: CountyParts;
  readonly map: CountyMap | null;
  readonly onMap: (map: CountyMap | null) => void;
}

/** The map with what lies over it. */
export function MapPane({ parts, map, onMap }: MapPaneProps) {
  const { params } = usePlace();
  const small = useSmall();
  const shape = useRef<SVGSVGElement>(null);
  const painter = useRef(new Painter());
  const [view] = useState(() => viewIn(params.get('map')));
  const [hovered, setHovered] = useState<Hovered | null>(null);

  useEffect(() => {
    if (!map) return;
    const binding = new MapBinding(map, painter.current, shape.current!, {
      onHover: (unit, x, y, school) => setHovered(unit < 0 && school < 0 ? null : { unit, school, x, y }),
      onPreview: () => {},
      onClick: clicked,
      onStrokeBegin: beginStroke,
      onStroke: (units, erase) => {
        const { target } = plan();
        if (erase) give(units, -1);
        else if (target !== null) give(units, target);
      },
      onStrokeEnd: endStroke,
      onStrokeDrop: dropStroke,
    });
    const follow = () => setParams({ map: viewText(map.view()) });
    map.map.on('moveend', follow);
    return () => {
      map.map.off('moveend', follow);
      binding.end();
    };
  }, [map]);

  const look = useCallback(() => firstLook(painter.current, parts.geometry.unitCount), [parts]);
  return (
    <>
      <MapView parts={parts} look={look} view={view} onMap={onMap} />
      <svg ref={shape} className="plan-shape" aria-hidden="true">
        <path d="" />
      </svg>
      <MapTip hovered={hovered} />
      <Search map={map} />
      <Toolbar />
      <Legend map={map} madeUp={parts.madeUp} />
      <MapControls map={map} />
      {small ? <YearSign /> : <YearBar />}
    </>
  );
}

/** A click on a school makes it the target of edits (or chooses it to look at); on a unit gives it away, or chooses it. */
function clicked(unit: number, school: number, erase: boolean): void {
  const { tool, target, data, stage } = plan();
  if (school >= 0) {
    const takes = data?.schools[school]?.stages.includes(stage);
    setPlan({
      chosen: { kind: 'school', index: school },
      ...(tool !== 'look' && takes ? { target: school } : {}),
    });
    return;
  }
  if (tool === 'click' && unit >= 0 && (erase || target !== null)) {
    give([unit], erase ? -1 : target!);
    setPlan({ chosen: { kind: 'unit', index: unit } });
    return;
  }
  setPlan({ chosen: unit >= 0 ? { kind: 'unit', index: unit } : null });
}
