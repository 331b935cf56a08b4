/** Something in a file that cannot be read, with its place: readers throw it, and the importer tells it. */
export class Damage extends Error {
  /** Position of the first byte that makes no sense, from 0. */
  readonly byte: number;
  /** Number of the record or feature, from 1, where there is one. */
  readonly row: number | null;
  readonly reason: { readonly en: string; readonly zh: string };

  constructor(byte: number, en: string, zh: string, row: number | null = null) {
    super(en);
    this.byte = byte;
    this.row = row;
    this.reason = { en, zh };
  }
}
