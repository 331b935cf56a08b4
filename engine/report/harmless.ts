/**
 * A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection): names in a report may come
 * from strangers. Numbers stay numbers. Datasets are written without it, because they are read again.
 */
export function harmless<C>(cell: C): C | string {
  return typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
