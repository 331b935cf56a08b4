import { decodeColumns } from '../../shared/columns.ts';
import type { MapData } from '../../shared/map.ts';
import { cellsAround } from './cells.ts';
import { type Geometry, geometryOf } from './geometry.ts';

/** What the page gets: everything but outlines, which have become `geometry`, and streets, which come later. */
export interface CountyParts {
  readonly map: MapData;
  readonly geometry: Geometry;
  /** When the server had answered, in milliseconds of the wall clock. */
  readonly answered: number;
  /** Whether the outlines were made up from places. */
  readonly madeUp: boolean;
}

export type GeometryAnswer =
  | { readonly parts: CountyParts }
  | { readonly error: string; readonly status: number };

/** Where the map is, or the map itself in base64 (of a county that is not stored yet). */
export type Asked = { readonly url: string } | { readonly packed: string };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Asked>) => void;
  postMessage(answer: GeometryAnswer, transfer?: Transferable[]): void;
};

scope.onmessage = async ({ data }) => {
  try {
    let bytes: ArrayBuffer;
    if ('packed' in data) bytes = Uint8Array.from(atob(data.packed), (sign) => sign.charCodeAt(0)).buffer;
    else {
      const response = await fetch(data.url);
      if (!response.ok) {
        scope.postMessage({ error: await response.text(), status: response.status });
        return;
      }
      bytes = await response.arrayBuffer();
    }
    const answered = performance.timeOrigin + performance.now();
    const map = decodeColumns(bytes) as MapData;
    const { lon, lat } = map.units;
    const geometry = geometryOf(map.shapes ?? cellsAround(lon, lat), lon, lat);
    const parts: CountyParts = {
      map: { ...map, shapes: null },
      geometry,
      answered,
      madeUp: map.shapes === null,
    };
    const buffers = Object.values(geometry)
      .filter((value): value is Float32Array | Uint32Array => ArrayBuffer.isView(value))
      .map(({ buffer }) => buffer);
    // Every column is a view of the answer's bytes, which go over to the page as they are.
    scope.postMessage({ parts }, [bytes, ...new Set(buffers)] as ArrayBuffer[]);
  } catch (error) {
    scope.postMessage({ error: String(error), status: 0 });
  }
};
