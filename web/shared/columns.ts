import { type Form, readWhole, writeWhole } from './whole-numbers.ts';

/**
 * Large tables as a browser likes them: one JSON head whose typed arrays are cut out and stand behind it as they are, so that a
 * hundred thousand units are read without parsing a number. Little-endian: `JHC1`, length of the head, head, arrays.
 *
 * In the head, `{"$": n}` stands for array n, and `arrays[n]` is `[kind, offset behind the head in bytes, length in elements]`, with a fourth
 * part where the array is written as small whole numbers (`whole-numbers.ts`).
 */
export const COLUMNS_MEDIA = 'application/vnd.junheng.columns';

const MAGIC = 0x3143_484a;
const PREFIX_BYTES = 8;
/** Offsets that fit every kind of array. */
const ALIGNMENT = 8;
/** Arrays of fewer bytes are written as they are. */
const SHORT = 256;

const KINDS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof KINDS;
export type Column = InstanceType<(typeof KINDS)[Kind]>;

type Entry = readonly [kind: Kind, offset: number, length: number, form?: Form];

interface Head {
  readonly value: unknown;
  readonly arrays: readonly Entry[];
}

/** Any JSON value that may hold typed arrays; read it again with `decodeColumns`. NaN and infinities live in arrays only. */
export function encodeColumns(value: unknown): Uint8Array {
  const parts: ArrayBufferView[] = [];
  const arrays: Entry[] = [];
  let end = 0;
  const head = JSON.stringify(value, (_, inner: unknown) => {
    const kind = kindOf(inner);
    if (kind === null) return inner;
    const column = inner as Column;
    const whole = column.byteLength < SHORT ? null : writeWhole(column);
    const part = whole?.bytes ?? column;
    parts.push(part);
    arrays.push(whole ? [kind, end, column.length, whole.form] : [kind, end, column.length]);
    end = aligned(end + part.byteLength);
    return { $: arrays.length - 1 };
  });
  // Written by hand, because the arrays are known only after the value was walked.
  const text = new TextEncoder().encode(`{"value":${head},"arrays":${JSON.stringify(arrays)}}`);
  const start = aligned(PREFIX_BYTES + text.length);
  const bytes = new Uint8Array(start + end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  bytes.set(text, PREFIX_BYTES);
  parts.forEach(({ buffer, byteOffset, byteLength }, i) => {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start + arrays[i]![1]);
  });
  return bytes;
}

/** The value; its arrays are views of `buffer` where they were written as they are. Throws a TypeError on anything else than `encodeColumns` writes. */
export function decodeColumns(buffer: ArrayBuffer): unknown {
  const view = new DataView(buffer);
  if (buffer.byteLength < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new TypeError('These bytes are no columns.');
  }
  const length = view.getUint32(4, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, PREFIX_BYTES, length));
  const { value, arrays } = JSON.parse(text) as Head;
  const start = aligned(PREFIX_BYTES + length);
  return filled(
    value,
    arrays.map(([kind, offset, count, form]) =>
      form
        ? readWhole(new KINDS[kind](count), new Uint8Array(buffer, start + offset), form)
        : new KINDS[kind](buffer, start + offset, count),
    ),
  );
}

function filled(value: unknown, columns: readonly Column[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // Names of a hundred thousand units need no second array.
    for (let i = 0; i < value.length; i++) {
      if (typeof value[i] === 'object') value[i] = filled(value[i], columns);
    }
    return value;
  }
  const record = value as Record<string, unknown>;
  if (typeof record.$ === 'number') return columns[record.$];
  for (const key of Object.keys(record)) record[key] = filled(record[key], columns);
  return record;
}

function kindOf(value: unknown): Kind | null {
  if (!ArrayBuffer.isView(value)) return null;
  for (const kind of Object.keys(KINDS) as Kind[]) if (value instanceof KINDS[kind]) return kind;
  return null;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
