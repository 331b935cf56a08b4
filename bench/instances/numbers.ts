import { InstanceError } from './instance-file.ts';

/** Numbers of a file in which only their order counts, and lines only serve to tell where one is. */
export class Numbers {
  readonly #file: string;
  readonly #value: number[] = [];
  readonly #row: number[] = [];
  #at = 0;

  /** @throws InstanceError where something is not a number. */
  constructor(file: string, text: string) {
    this.#file = file;
    text.split(/\r?\n/).forEach((line, index) => {
      for (const word of line.split(/[\s,]+/)) {
        if (word === '') continue;
        const value = Number(word);
        if (!Number.isFinite(value)) throw new InstanceError(file, index + 1, `"${word}" is not a number.`);
        this.#value.push(value);
        this.#row.push(index + 1);
      }
    });
  }

  /** @throws InstanceError where the file ends before it. */
  next(what: string): number {
    if (this.#at >= this.#value.length) {
      throw new InstanceError(
        this.#file,
        this.#row.at(-1) ?? 1,
        `the file ends where ${what} should follow.`,
      );
    }
    return this.#value[this.#at++]!;
  }

  /** @throws InstanceError where it is not whole or lies outside. */
  whole(what: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.next(what);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InstanceError(
      this.#file,
      this.#row[this.#at - 1]!,
      `${value} is no ${what}; a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''} is expected.`,
    );
  }

  many(count: number, what: string): Float64Array {
    return Float64Array.from({ length: count }, () => this.next(what));
  }

  get left(): number {
    return this.#value.length - this.#at;
  }
}
