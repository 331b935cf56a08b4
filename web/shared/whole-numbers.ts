/**
 * Arrays of whole numbers (or of decimals with few places) as bytes that pack well: steps instead of values where these are smaller, divided by
 * what divides all, folded so that small numbers below nought are small too, and the bytes of one rank together. Nothing is lost.
 */
export interface Form {
  /** Bytes a number. */
  readonly planes: number;
  /** What every number was divided by. */
  readonly by: number;
  /** What values were multiplied with to be whole. */
  readonly scale: number;
  /** Each number is the difference to the one before it, the first to nought. */
  readonly steps: boolean;
}

type Numbers = ArrayLike<number> & { [index: number]: number };

const SCALES = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7];
/** Folded numbers and their differences stay below 2³². */
const LARGEST = 2 ** 30;

/** Null where the array holds other numbers, or would not become smaller. */
export function writeWhole(values: Numbers & ArrayBufferView): { bytes: Uint8Array; form: Form } | null {
  const scale = SCALES.find((one) => isWhole(values, one));
  if (scale === undefined) return null;
  const count = values.length;
  const whole = new Int32Array(count);
  for (let i = 0; i < count; i++) whole[i] = Math.round(values[i]! * scale);
  const steps = spread(whole, true) < spread(whole, false);
  if (steps) for (let i = count - 1; i > 0; i--) whole[i]! -= whole[i - 1]!;
  const by = divisorOf(whole);
  let most = 0;
  for (let i = 0; i < count; i++) {
    const value = whole[i]! / by;
    whole[i] = value < 0 ? -2 * value - 1 : 2 * value;
    most = Math.max(most, whole[i]! >>> 0);
  }
  const planes = most < 1 << 8 ? 1 : most < 1 << 16 ? 2 : most < 1 << 24 ? 3 : 4;
  if (planes * count > values.byteLength) return null;
  const bytes = new Uint8Array(planes * count);
  for (let plane = 0; plane < planes; plane++) {
    for (let i = 0; i < count; i++) bytes[plane * count + i] = (whole[i]! >>> (8 * plane)) & 0xff;
  }
  return { bytes, form: { planes, by, scale, steps } };
}

/** Fills `values` with what `writeWhole` wrote. */
export function readWhole<T extends Numbers>(
  values: T,
  bytes: Uint8Array,
  { planes, by, scale, steps }: Form,
): T {
  const count = values.length;
  const folded = new Int32Array(count);
  for (let plane = 0; plane < planes; plane++) {
    for (let i = 0, at = plane * count; i < count; i++, at++) folded[i]! |= bytes[at]! << (8 * plane);
  }
  let value = 0;
  for (let i = 0; i < count; i++) {
    const number = ((folded[i]! >>> 1) ^ -(folded[i]! & 1)) * by;
    value = steps ? value + number : number;
    values[i] = scale === 1 ? value : value / scale;
  }
  return values;
}

function isWhole(values: Numbers, scale: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const whole = Math.round(value * scale);
    // Also not true of numbers that are none, and of a nought with a sign.
    if (!(Math.abs(whole) < LARGEST) || !Object.is(whole / scale, value)) return false;
  }
  return true;
}

/** About how many bits the numbers, or their steps, take. */
function spread(values: Int32Array, steps: boolean): number {
  let bits = 0;
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    bits += 32 - Math.clz32(Math.abs(values[i]! - before));
    if (steps) before = values[i]!;
  }
  return bits;
}

function divisorOf(values: Int32Array): number {
  let divisor = 0;
  for (let i = 0; i < values.length && divisor !== 1; i++) {
    let [a, b] = [Math.abs(values[i]!), divisor];
    while (b !== 0) [a, b] = [b, a % b];
    divisor = a;
  }
  return Math.max(1, divisor);
}
