import { type Crs, crsNamed } from '../crs/index.ts';
import { Damage } from '../damage.ts';
import type { Raster } from './raster.ts';
import { checkTiff } from './tiff-check.ts';
import { PACKINGS, type Piece, unpackPiece } from './unpack.ts';

/** A grid of a county has some million cells; what says more is no map of one. */
const MOST_CELLS = 50_000_000;
const USER_DEFINED = 32_767;

export function looksLikeTiff(bytes: Uint8Array): boolean {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (order !== 'II' && order !== 'MM') return false;
  const version = order === 'II' ? bytes[2] : bytes[3];
  return version === 42 || version === 43;
}

/** The first band of a GeoTIFF. Throws `Damage`. */
export async function readGeoTiff(file: string, bytes: Uint8Array): Promise<Raster> {
  try {
    const { packing, pieces } = checkTiff(bytes);
    // Loaded when a grid comes: every thread that reads data would pay for it otherwise.
    const { addDecoder, BaseDecoder, GeoTIFF } = await import('geotiff');
    // The library's own decoders loop on damaged codes and write without end.
    addDecoder([...PACKINGS.keys()], async () => {
      return class extends BaseDecoder {
        override decodeBlock(packed: ArrayBufferLike) {
          return unpacked(packed);
        }
      };
    });
    const tiff = await GeoTIFF.fromSource(sourceOf(bytes, packing, pieces));
    const image = await tiff.getImage();
    const [width, height] = [image.getWidth(), image.getHeight()];
    if (!(width > 0 && height > 0 && width * height <= MOST_CELLS)) {
      throw new Damage(0, `a grid of ${width} × ${height} cells`, `格网为 ${width} × ${height}`);
    }
    const { west, north, cellWidth, cellHeight } = placeOf(image);
    const [band] = (await image.readRasters({ samples: [0] })) as unknown as ArrayLike<number>[];
    if (!band || band.length !== width * height) throw new Damage(0, 'a grid without values', '格网没有数值');
    const values = Float64Array.from(band);
    const empty = image.getGDALNoData();
    // A mark of “no data” may have been rounded to the numbers' own precision.
    const single = empty === null ? Number.NaN : Math.fround(empty);
    for (let i = 0; i < values.length; i++) {
      if (values[i] === empty || values[i] === single || !Number.isFinite(values[i]!)) values[i] = Number.NaN;
    }
    return {
      file,
      width,
      height,
      values,
      crs: crsOf(image.getGeoKeys()),
      west,
      north,
      cellWidth,
      cellHeight,
    };
  } catch (error) {
    if (error instanceof Damage) throw error;
    const said = (error instanceof Error ? error.message : String(error)).slice(0, 120);
    throw new Damage(0, `no readable GeoTIFF: ${said}`, `不是可读取的 GeoTIFF：${said}`);
  }
}

/** Where what the decoder was given comes from. */
const ORIGINS = new WeakMap<ArrayBufferLike, { readonly packing: number; readonly piece: Piece }>();

function unpacked(packed: ArrayBufferLike): ArrayBufferLike {
  const { packing, piece } = ORIGINS.get(packed)!;
  const bytes = unpackPiece(packing, new Uint8Array(packed), piece);
  const whole = bytes.byteLength === bytes.buffer.byteLength;
  return whole ? bytes.buffer : new Uint8Array(bytes).buffer;
}

/** The file as the library asks for it. */
function sourceOf(bytes: Uint8Array, packing: number, pieces: readonly Piece[]) {
  const byOffset = new Map(pieces.map((piece) => [piece.offset, piece]));
  const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
    const data = new Uint8Array(bytes.subarray(offset, offset + length)).buffer;
    const piece = byOffset.get(offset);
    if (piece) ORIGINS.set(data, { packing, piece });
    return { data, offset, length };
  };
  return {
    fetchSlice,
    fetch: async (slices: { offset: number; length: number }[]) =>
      (await Promise.all(slices.map(fetchSlice))).map(({ data }) => data),
    fileSize: bytes.length,
    close: async () => {},
  };
}

interface Image {
  getOrigin(): number[];
  getResolution(): number[];
  getGeoKeys(): Partial<Record<string, unknown>> | null;
}

function placeOf(image: Image): Pick<Raster, 'west' | 'north' | 'cellWidth' | 'cellHeight'> {
  const [x, y] = image.getOrigin();
  const [dx, dy] = image.getResolution();
  const keys = image.getGeoKeys();
  const half = keys?.GTRasterTypeGeoKey === 2 ? 0.5 : 0;
  if (!(Number.isFinite(x) && Number.isFinite(y) && dx! > 0 && dy! < 0)) {
    throw new Damage(
      0,
      'a grid without a place on the map, or one that is turned',
      '格网没有地理位置，或方向异常',
    );
  }
  return { west: x! - half * dx!, north: y! - half * dy!, cellWidth: dx!, cellHeight: -dy! };
}

function crsOf(keys: Partial<Record<string, unknown>> | null): Crs {
  const codes = [keys?.ProjectedCSTypeGeoKey, keys?.GeographicTypeGeoKey].map(Number);
  const code = codes.find((one) => one > 0 && one !== USER_DEFINED);
  const crs = code === undefined ? null : crsNamed(`EPSG:${code}`);
  if (!crs)
    throw new Damage(
      0,
      'a grid in a reference system that is not known; save it in WGS 84',
      '格网坐标系未知；请以 WGS 84 保存',
    );
  return crs;
}
