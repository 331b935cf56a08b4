import type { Preview, PreviewQuestion } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';

const WIDTH = 200;
const HEIGHT = 130;
const MARGIN = 8;
/** Schools farther away than so many sizes of the layer would shrink it to a dot. */
const FARTHEST_SIZES = 12;

type Candidate = PreviewQuestion['candidates'][number];

/** Where a file would lie: its points and box beside the schools that are known, the box in degrees and the distance to them. */
export function Guess({ candidate, schools }: { candidate: Candidate; schools: Preview['schools'] }) {
  const { t } = useText();
  const { box, places, lon, lat, metersToOthers, meters } = candidate;
  const [west, south, east, north] = box as [number, number, number, number];
  const size = Math.max(east - west, north - south, 1e-4);
  const near = schools.filter(
    (one) => Math.max(Math.abs(one.lon - lon), Math.abs(one.lat - lat)) < FARTHEST_SIZES * size,
  );
  const all = [...places, [west, south], [east, north], ...near.map((one) => [one.lon, one.lat])];
  const [x1, x2] = [Math.min(...all.map(([x]) => x!)), Math.max(...all.map(([x]) => x!))];
  const [y1, y2] = [Math.min(...all.map(([, y]) => y!)), Math.max(...all.map(([, y]) => y!))];
  // Degrees of longitude shrink towards the pole.
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const by = Math.min(
    (WIDTH - 2 * MARGIN) / ((x2 - x1) * squeeze || 1),
    (HEIGHT - 2 * MARGIN) / (y2 - y1 || 1),
  );
  const x = (value: number) => WIDTH / 2 + (value - (x1 + x2) / 2) * squeeze * by;
  const y = (value: number) => HEIGHT / 2 - (value - (y1 + y2) / 2) * by;
  const distance = metersToOthers ?? meters;
  const says = distance === null ? w.guessAlone : w.guessDistance(kilometres(distance));
  const hidden = schools.length - near.length;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t(w.guessPicture(candidate.answer))}>
        <rect
          x={x(west)}
          y={y(north)}
          width={(east - west) * squeeze * by}
          height={(north - south) * by}
          className="i-box"
        />
        <path
          d={places.map(([a, b]) => `M${x(a!).toFixed(1)} ${y(b!).toFixed(1)}h0`).join('')}
          className="i-unit"
        />
        {near.map((one) => (
          <circle
            key={`${one.name}/${one.lon}/${one.lat}`}
            cx={x(one.lon)}
            cy={y(one.lat)}
            r="3"
            className="i-school"
          />
        ))}
      </svg>
      <small>
        {t(w.guessBox(degrees(west), degrees(south), degrees(east), degrees(north)))}
        <br />
        {t(says)}
        {hidden > 0 && ` ${t(w.guessHidden(hidden))}`}
      </small>
    </>
  );
}

const degrees = (value: number) => value.toFixed(3);

function kilometres(meters: number): string {
  return meters < 10_000 ? (meters / 1000).toFixed(1) : String(Math.round(meters / 1000));
}
