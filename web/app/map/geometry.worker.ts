import { decodeColumns } from '../../shared/columns.ts';
import type { MapData, MapDraft, OutlineData, StreetData } from '../../shared/map.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import { streetFeatures } from './streets.ts';

/** What a worker of its own is asked for; each address answers columns. */
export type GeometryQuestion =
  | { readonly kind: 'county'; readonly map: string; readonly outlines: string }
  | {
      readonly kind: 'outlines';
      readonly outlines: string;
      readonly lon: Float64Array;
      readonly lat: Float64Array;
    }
  | { readonly kind: 'streets'; readonly streets: string }
  /** A county that is not stored yet: a `MapDraft` in base64. */
  | { readonly kind: 'draft'; readonly packed: string };

export interface DrawnCounty {
  readonly map: MapData;
  readonly geometry: Geometry;
  /** Metres that lines may be beside their place. */
  readonly tolerance: number;
  /** Whether the outlines were made up from places. */
  readonly madeUp: boolean;
  /** When the server had answered, in milliseconds of the wall clock. */
  readonly answered: number;
}

export type GeometryAnswer =
  | { readonly county: DrawnCounty; readonly streets?: Blob | null }
  | { readonly geometry: Geometry }
  /** GeoJSON, which MapLibre's own worker reads; null where no streets are known. */
  | { readonly streets: Blob | null }
  | { readonly error: string; readonly status: number };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<GeometryQuestion>) => void;
  postMessage(answer: GeometryAnswer, transfer?: Transferable[]): void;
};

scope.onmessage = async ({ data }) => {
  try {
    switch (data.kind) {
      case 'county': {
        const [map, outlines] = await Promise.all([
          columns<MapData>(data.map),
          columns<OutlineData>(data.outlines),
        ]);
        tell(await drawn(map, outlines));
        break;
      }
      case 'outlines': {
        const { shapes } = await columns<OutlineData>(data.outlines);
        const geometry = geometryOf(shapes!, data.lon, data.lat);
        scope.postMessage({ geometry }, buffersOf(geometry));
        break;
      }
      case 'streets':
        scope.postMessage({ streets: written(await columns<StreetData>(data.streets)) });
        break;
      case 'draft': {
        const bytes = Uint8Array.from(atob(data.packed), (sign) => sign.charCodeAt(0)).buffer;
        const { map, outlines, streets } = decodeColumns(bytes) as MapDraft;
        tell(await drawn(map, { ...outlines, tolerance: 0 }), written(streets));
      }
    }
  } catch (error) {
    scope.postMessage({ error: String(error), status: error instanceof Refusal ? error.status : 0 });
  }
};

async function drawn(map: MapData, { shapes, tolerance }: OutlineData): Promise<DrawnCounty> {
  const answered = performance.timeOrigin + performance.now();
  const { lon, lat } = map.units;
  // Few counties come without outlines, and cells are long to explain to a browser.
  const shown = shapes ?? (await import('./cells.ts')).cellsAround(lon, lat);
  return { map, geometry: geometryOf(shown, lon, lat), tolerance, madeUp: shapes === null, answered };
}

function tell(county: DrawnCounty, streets: Blob | null = null): void {
  scope.postMessage({ county, streets }, [...buffersOf(county)]);
}

function written({ streets }: StreetData): Blob | null {
  return streets && new Blob([JSON.stringify(streetFeatures(streets))]);
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

async function columns<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Refusal(response.status, await response.text());
  return decodeColumns(await response.arrayBuffer()) as T;
}

/** Everything that can go over to the page without being copied. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (Array.isArray(value)) {
    // Rows of names hold no arrays.
    if (typeof value[0] === 'object') for (const one of value) buffersOf(one, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) buffersOf(one, found);
  }
  return [...found];
}
