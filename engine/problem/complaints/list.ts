import type { Complaint } from '../complaint.ts';
import { shortened } from '../tables/text.ts';
import { COMPLAINTS, type ComplaintCode, complaintText, type Fillings } from './catalogue.ts';

export interface Place {
  readonly file: string;
  readonly row?: number | null;
  /** Header as the user wrote it. */
  readonly column?: string | null;
  /** The cell as the user wrote it; cut to a readable length here. */
  readonly value?: unknown;
}

/** A fault that fills a column is told this many times, then counted. */
const TOLD_OF_A_KIND = 50;

/** Collects complaints while files are read: none stops the reading, so that all are told at once. */
export class ComplaintList {
  readonly #told: Complaint[] = [];
  readonly #kinds = new Map<string, { place: Place; code: ComplaintCode; count: number }>();
  #errors = 0;

  /** Adds a complaint. Fillings that are dear to find (a nearest id) may be given as a function. */
  add<C extends ComplaintCode>(code: C, place: Place, fillings: Fillings<C> | (() => Fillings<C>)): void {
    if (COMPLAINTS[code].severity === 'error') this.#errors++;
    const kind = `${code}\n${place.file}\n${place.column ?? ''}`;
    const known = this.#kinds.get(kind) ?? { place, code, count: 0 };
    this.#kinds.set(kind, known);
    known.count++;
    if (known.count > TOLD_OF_A_KIND) return;
    const { file, row = null, column = null, value = null } = place;
    this.#told.push({
      code,
      severity: COMPLAINTS[code].severity,
      file,
      row,
      column: column === null ? null : shortened(column),
      value: value === null || value === undefined ? null : shortened(String(value)),
      text: complaintText(code, typeof fillings === 'function' ? fillings() : fillings),
    });
  }

  /** Takes over what another reader found. */
  addAll(complaints: readonly Complaint[]): void {
    for (const complaint of complaints) {
      if (complaint.severity === 'error') this.#errors++;
      this.#told.push(complaint);
    }
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** All complaints: files in the order in which they were first complained of, then by row, whole files first. */
  all(): Complaint[] {
    const rest = [...this.#kinds.values()].filter((kind) => kind.count > TOLD_OF_A_KIND);
    const more = rest.map(
      ({ place, code, count }): Complaint => ({
        code: 'more-of-these',
        severity: COMPLAINTS[code].severity,
        file: place.file,
        row: null,
        column: place.column ?? null,
        value: null,
        text: complaintText('more-of-these', { count: count - TOLD_OF_A_KIND, code }),
      }),
    );
    const files = new Map<string, number>();
    for (const { file } of this.#told) if (!files.has(file)) files.set(file, files.size);
    const sorted = this.#told
      .map((complaint, order) => ({ complaint, order }))
      .sort(
        (a, b) =>
          files.get(a.complaint.file)! - files.get(b.complaint.file)! ||
          (a.complaint.row ?? 0) - (b.complaint.row ?? 0) ||
          a.order - b.order,
      )
      .map(({ complaint }) => complaint);
    return [...sorted, ...more];
  }
}
