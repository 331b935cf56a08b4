/** Where a map looks: as the address has it, `zoom/lat/lon`. */
export interface View {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** Reads it; null where that cannot be done. */
export function viewIn(text: string | null): View | null {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  return [zoom, lat, lon].every(Number.isFinite) ? { zoom, lat, lon } : null;
}

/** Writes it. */
export function viewText({ zoom, lat, lon }: View): string {
  return `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const PADDING = 28;
/** Legend and tools lie over the left of a wide map. */
const LEFT_WHEN_WIDE = 236;
const WIDE = 820;
const PHONE = 480;
/** Tools stand beside a map of middling width, and above it, with the search, on a phone. */
const TOOLS = 76;
const TOOLS_ABOVE = 108;
const LEGEND_BELOW = 56;
const PADDING_ON_PHONE = 20;
const FLIGHT_MS = 700;
/** Sides of the county that one may look beyond it. */
const BEYOND = 2;

/** Leaves free what other things lie over: legend and tools on the left of a wide map, above on a phone; nothing where neither is. */
export function paddingOf(container: HTMLElement) {
  const { clientWidth } = container;
  const sides = { top: PADDING, bottom: PADDING, right: PADDING, left: PADDING };
  const beside = container.parentElement;
  if (clientWidth > WIDE)
    return beside?.querySelector('.map-legend') ? { ...sides, left: LEFT_WHEN_WIDE } : sides;
  if (!beside?.querySelector('.plan-tools')) return sides;
  return clientWidth > PHONE
    ? { ...sides, left: TOOLS }
    : { top: TOOLS_ABOVE, right: PADDING_ON_PHONE, bottom: LEGEND_BELOW, left: PADDING_ON_PHONE };
}

/** Who asked for stillness gets a jump. */
export function flight(): { readonly duration: number } {
  return { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS };
}

/** How far a map may be moved. */
export function around([west, south, east, north]: Bounds): [number, number, number, number] {
  const [width, height] = [(east - west) * BEYOND, (north - south) * BEYOND];
  return [west - width, south - height, east + width, north + height];
}

/** The zoom at which so many metres are a pixel, near a latitude. */
export function zoomOfPixel(metres: number, lat: number): number {
  const EQUATOR = 40_075_016;
  return Math.log2((EQUATOR * Math.cos((lat * Math.PI) / 180)) / (512 * metres));
}
