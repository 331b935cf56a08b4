/** From data to pixels along one axis. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

export function scale(from: number, to: number, start: number, end: number): Scale {
  const span = to - from || 1;
  return { from, to, at: (value) => start + ((value - from) / span) * (end - start) };
}

/** Factors of a power of ten at which people expect the lines of a grid. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers that cover `from` … `to` in about `count` steps; the first and last enclose the range. */
export function ticks(from: number, to: number, count: number): readonly number[] {
  if (!(to > from)) return [from, from + 1];
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ROUND_STEPS.find((factor) => factor * power >= raw * (1 - 1e-9))!;
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  // From whole multiples, so that no sum of roundings ends up on an axis; twelve digits take 0.30000000000000004 away.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
