import Flatbush from 'flatbush';
import type { Degrees } from '../../units.ts';

/** The straight pieces of lines, to be asked for by place. */
export interface Pieces {
  readonly tree: Flatbush | null;
  /** Per piece: lon and lat of one end, lon and lat of the other. */
  readonly ends: Float64Array;
}

type Line = readonly (readonly number[])[];

export function piecesOfLines(lines: readonly Line[]): Pieces {
  let count = 0;
  for (const line of lines) count += Math.max(0, line.length - 1);
  const ends = new Float64Array(4 * count);
  if (count === 0) return { tree: null, ends };
  const tree = new Flatbush(count);
  let at = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [[x1, y1], [x2, y2]] = [line[i - 1] as [number, number], line[i] as [number, number]];
      ends.set([x1, y1, x2, y2], at);
      at += 4;
      tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
  }
  tree.finish();
  return { tree, ends };
}

/** Whether the straight way p→q meets any of the pieces, touching included. */
export function meets({ tree, ends }: Pieces, px: Degrees, py: Degrees, qx: Degrees, qy: Degrees): boolean {
  if (!tree) return false;
  const near = tree.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy));
  return near.some((piece) => {
    const at = 4 * piece;
    const [ax, ay, bx, by] = [ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!];
    return (
      side(px, py, qx, qy, ax, ay) * side(px, py, qx, qy, bx, by) <= 0 &&
      side(ax, ay, bx, by, px, py) * side(ax, ay, bx, by, qx, qy) <= 0
    );
  });
}

/** On which side of a→b the place lies: positive left, negative right, 0 on the line. (The boxes meet, so that lines in one count rightly.) */
function side(ax: Degrees, ay: Degrees, bx: Degrees, by: Degrees, x: Degrees, y: Degrees): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}
