import type { Preview } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';

const SIZE = 360;
const MARGIN = 12;

/** Where schools would lie, as long as there is no unit to draw: enough to see swapped columns, a school in the next county. */
export function Places({ schools }: Pick<Preview, 'schools'>) {
  const { t } = useText();
  const all = schools.map(({ lon, lat }) => [lon, lat] as const);
  if (all.length === 0) return <p className="u-empty">{t(w.noPlaces)}</p>;
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon, lat] of all) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
  }
  // Degrees of longitude shrink towards the pole.
  const squeeze = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180);
  const span = Math.max((bounds.east - bounds.west) * squeeze, bounds.north - bounds.south) || 1;
  const by = (SIZE - 2 * MARGIN) / span;
  const height = (bounds.north - bounds.south) * by + 2 * MARGIN;
  const x = (lon: number) => MARGIN + (lon - bounds.west) * squeeze * by;
  const y = (lat: number) => MARGIN + (bounds.north - lat) * by;
  return (
    <figure className="i-places">
      <svg
        viewBox={`0 0 ${SIZE} ${Math.max(height, 60)}`}
        role="img"
        aria-label={t(w.previewSays(0, schools.length))}
      >
        {schools.map(({ name, lon, lat }) => (
          <circle key={`${name}/${lon}/${lat}`} cx={x(lon)} cy={y(lat)} r="4" className="i-school">
            <title>{name}</title>
          </circle>
        ))}
      </svg>
      <figcaption>{t(w.previewSays(0, schools.length))}</figcaption>
    </figure>
  );
}
