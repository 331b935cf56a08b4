import type { MapData } from '../../shared/index.ts';
import { FLAG, type UnitLook } from '../map/unit-look.ts';
import type { Painter } from '../plan/look.ts';
import { bytesOf, type MapColours } from '../theme/map-colours.ts';

interface Base {
  readonly data: MapData;
  readonly stage: number;
  /** School of each unit, -1 for none. */
  readonly zone: Int32Array;
  readonly colours: MapColours;
  readonly painter: Painter;
}

/** Zones of one plan; with `only`, everybody else steps back and those are coloured by their minutes. */
export function zonesLook(
  { data, stage, zone, colours, painter }: Base,
  only: ReadonlySet<number> | null,
  minutes: readonly (number | null)[] | null,
): UnitLook {
  const look = painter.look({
    data,
    stage,
    zone,
    lock: null,
    trouble: null,
    pupils: null,
    minutes: minutes && Float32Array.from(minutes, (value) => value ?? -1),
    by: only ? 'minutes' : 'zone',
    colours,
    beyond: false,
  });
  if (!only) return look;
  const flags = new Uint8Array(data.units.count);
  for (let u = 0; u < flags.length; u++) flags[u] = only.has(u) ? 0 : FLAG.dim;
  return { ...look, flags };
}

/** Minutes of change from which a unit is painted in full strength. */
const STRONG_MINUTES = 15;

/** Who changes school, painted by what it does to the way; borders are those of the new zones. */
export function differenceLook(
  { data, stage, zone, colours, painter }: Base,
  changed: ReadonlyMap<number, number | null>,
): UnitLook {
  const { zones, ribbons } = zonesLook({ data, stage, zone, colours, painter }, null, null);
  const [better, same, worse] = colours.change;
  const full = { better: bytesOf(better), same: bytesOf(same), worse: bytesOf(worse) };
  const land = bytesOf(colours.land);
  const out = new Uint8Array(data.units.count * 4);
  for (let u = 0; u < data.units.count; u++) {
    const minutes = changed.get(u);
    const c = minutes === undefined ? land : mixed(minutes ?? 0, full);
    out.set([c[0], c[1], c[2], 255], u * 4);
  }
  // Ribbons would speak of zones where the ground speaks of change.
  const quiet = ribbons.slice();
  for (let i = 3; i < quiet.length; i += 4) quiet[i] = 0;
  return { colours: out, zones, flags: new Uint8Array(data.units.count), ribbons: quiet };
}

type Bytes = ReturnType<typeof bytesOf>;

/** A change of nought minutes is still a change: it keeps a fifth of the colour. */
function mixed(
  minutes: number,
  { better, same, worse }: Readonly<Record<'better' | 'same' | 'worse', Bytes>>,
) {
  const full = minutes > 0 ? worse : better;
  const share = minutes === 0 ? 0.2 : 0.35 + 0.65 * Math.min(1, Math.abs(minutes) / STRONG_MINUTES);
  const at = (k: 0 | 1 | 2) => Math.round(same[k] + (full[k] - same[k]) * share);
  return [at(0), at(1), at(2)] as const;
}
