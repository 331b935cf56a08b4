import { crsNamed } from '../crs/index.ts';
import { Damage } from '../damage.ts';
import { type Raster, VOID_HEIGHT } from './raster.ts';

/** Points along the side of a tile: SRTM at three seconds and at one second. */
const SIDES = [1201, 3601];
/** Between the shore of the Dead Sea and the top of Everest, with a margin. */
const ON_EARTH = { least: -500, most: 9000 };

/**
 * A tile of the Shuttle Radar Topography Mission: one degree square, named by its south-west corner (`N42E001.hgt`), heights
 * in metres as 16-bit numbers, high byte first, from the north-west; the middles of its outer points lie on the degrees.
 */
export function readHgt(file: string, bytes: Uint8Array): Raster {
  const name = /([NS])(\d{2})([EW])(\d{3})/i.exec(file.replace(/^.*[/\\]/, ''));
  if (!name)
    throw new Damage(
      0,
      'a tile whose name does not tell its place (such as N42E001.hgt)',
      '文件名未表明位置（应如 N42E001.hgt）',
    );
  const side = SIDES.find((points) => points * points * 2 === bytes.length);
  if (!side)
    throw new Damage(
      bytes.length,
      `${bytes.length} bytes, which is no tile of 1201 or 3601 points`,
      `${bytes.length} 字节，不是 1201 或 3601 点的图幅`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Int16Array(side * side);
  for (let i = 0; i < values.length; i++) {
    const height = view.getInt16(2 * i);
    if (height !== VOID_HEIGHT && (height < ON_EARTH.least || height > ON_EARTH.most)) {
      throw new Damage(
        2 * i,
        `a height of ${height} m, which is not on earth`,
        `高程 ${height} 米，地球上不存在`,
      );
    }
    values[i] = height;
  }
  const south = Number(name[2]) * (name[1]!.toUpperCase() === 'S' ? -1 : 1);
  const west = Number(name[4]) * (name[3]!.toUpperCase() === 'W' ? -1 : 1);
  const step = 1 / (side - 1);
  return {
    file,
    width: side,
    height: side,
    values,
    crs: crsNamed('EPSG:4326')!,
    west: west - step / 2,
    north: south + 1 + step / 2,
    cellWidth: step,
    cellHeight: step,
  };
}
