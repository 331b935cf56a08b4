import type { Dataset, MapData, Run } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { useNames } from '../../data/names.ts';
import { reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { colourZones, touchingZones } from '../../map/colouring.ts';
import { useCounty } from '../../map/use-county.ts';
import { ZoneMap } from '../../report/ZoneMap.tsx';
import { MAP_COLOURS } from '../../theme/map-colours.ts';

/** Zones in force and zones of the plan, stage by stage. Paper is white, whatever the theme. */
export function Maps({ run, dataset }: { run: Run; dataset: Dataset }) {
  const { t } = useText();
  const names = useNames();
  const parts = useCounty(dataset).data;
  const plan = useApi('readAssignment', { params: { run: run.id } }, { forever: true }).data;
  if (!parts || !plan) return null;
  const { map: county, geometry } = parts;
  return (
    <section>
      <h2>{t(w.maps)}</h2>
      <div className="p-maps">
        {plan.stages.map(({ id, school }) => {
          const k = county.stages.findIndex((stage) => stage.id === id);
          const inForce = dataset.zonesInForce ? county.zonesInForce?.[k] : undefined;
          const now = coloursOf(county, school, null);
          const before = inForce && coloursOf(county, inForce, now);
          const draw = (zone: Int32Array, colours: Int32Array, which: string, mapId: string) => (
            <figure key={mapId}>
              <ZoneMap
                id={mapId}
                geometry={geometry}
                zone={zone}
                colourOf={(s) => tones(colours[s] ?? 0)}
                schools={county.schools}
                names={(one) => names.school(one.id)}
                label={t(w.mapOf(t(stageName(id)), which))}
              />
              <figcaption>{t(w.mapOf(t(stageName(id)), which))}</figcaption>
            </figure>
          );
          return [
            inForce && before && draw(inForce, before, t(w.before), `map-${id}-before`),
            draw(school, now, t(w.after), `map-${id}-after`),
          ];
        })}
      </div>
      <p className="p-note">{t(w.mapNote)}</p>
    </section>
  );
}

const { zones } = MAP_COLOURS.light;

function tones(colour: number) {
  const [tint, strong] = zones[colour % zones.length]!;
  return { tint, strong };
}

function coloursOf(county: MapData, zone: Int32Array, before: Int32Array | null): Int32Array {
  return colourZones(touchingZones(county.adjacency, zone, county.schools.length), zones.length, before);
}
