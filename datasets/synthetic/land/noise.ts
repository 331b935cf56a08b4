/**
 * Value noise: random heights at the points of a lattice, smoothly joined. A pure function of place and seed, so that
 * any spot can be asked for alone.
 */
export function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const u = fade(x - ix);
  const v = fade(y - iy);
  const south = lattice(ix, iy, seed) * (1 - u) + lattice(ix + 1, iy, seed) * u;
  const north = lattice(ix, iy + 1, seed) * (1 - u) + lattice(ix + 1, iy + 1, seed) * u;
  return south * (1 - v) + north * v;
}

/** Noise of several scales, each half as large and half as high as the one before; in [-1, 1]. */
export function layeredNoise(x: number, y: number, seed: number, layers: number): number {
  let sum = 0;
  let height = 0.5;
  let scale = 1;
  let total = 0;
  for (let layer = 0; layer < layers; layer++) {
    sum += height * noise(x * scale, y * scale, seed + layer * 7919);
    total += height;
    height /= 2;
    scale *= 2.03;
  }
  return sum / total;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** A number in [-1, 1) that depends on the lattice point and the seed alone (integer mixing by xor-shift-multiply). */
function lattice(ix: number, iy: number, seed: number): number {
  let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return (h >>> 0) / 0x8000_0000 - 1;
}
