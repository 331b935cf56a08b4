import type { ShapeToWrite } from './layer.ts';

type Position = readonly number[];

/** A shape in ISO well-known binary, little-endian; lines keep their heights. */
export function wkbOf(shape: ShapeToWrite): Uint8Array {
  const writer = new Writer();
  if (shape.kind === 'point') {
    writer.head(1);
    writer.points([shape.point], 2);
  } else if (shape.kind === 'line') {
    const heights = shape.line.some((point) => point.length > 2);
    writer.head(heights ? 1002 : 2);
    writer.uint32(shape.line.length);
    writer.points(shape.line, heights ? 3 : 2);
  } else {
    writer.head(6);
    writer.uint32(shape.polygons.length);
    for (const rings of shape.polygons) {
      writer.head(3);
      writer.uint32(rings.length);
      for (const ring of rings) {
        writer.uint32(ring.length);
        writer.points(ring, 2);
      }
    }
  }
  return writer.done();
}

/** Bytes that grow as they are written. */
class Writer {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #size = 0;

  #room(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#size + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }

  head(code: number): void {
    this.#room(5);
    this.#view.setUint8(this.#size, 1);
    this.#view.setUint32(this.#size + 1, code, true);
    this.#size += 5;
  }

  uint32(value: number): void {
    this.#room(4);
    this.#view.setUint32(this.#size, value, true);
    this.#size += 4;
  }

  /** A height that is not known is NaN, which readers leave out. */
  points(points: readonly Position[], dimensions: number): void {
    this.#room(8 * dimensions * points.length);
    for (const point of points) {
      for (let d = 0; d < dimensions; d++) {
        this.#view.setFloat64(this.#size, point[d] ?? Number.NaN, true);
        this.#size += 8;
      }
    }
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }
}
