import type { Language } from '../../problem/index.ts';
import { type ReportTable, shownCell } from '../table.ts';
import { escapeHtml } from './escape.ts';
import { columnsOf } from './svg.ts';

/** Cells up to this many columns stay on one line. */
const LONGEST_UNBROKEN = 10;
/** From this many columns on the print is small, so that the table fits A4. */
const WIDE_FROM = 9;

/** A table with its title as heading. */
export function htmlTable(
  table: ReportTable,
  language: Language,
  { heading = 'h2' }: { readonly heading?: 'h2' | 'h3' } = {},
): string {
  const head = table.columns
    .map(
      ({ header, kind }) => `<th${kind === 'text' ? '' : ' class="n"'}>${escapeHtml(header[language])}</th>`,
    )
    .join('');
  const body = table.rows
    .map((row) => {
      const cells = row.map((cell, c) => {
        const column = table.columns[c]!;
        const text = shownCell(cell, column, language);
        const words = column.kind !== 'text' && typeof cell !== 'number';
        const classes = [
          column.kind === 'text' ? stateClass(cell) : words ? 'n t' : 'n',
          columnsOf(text) <= LONGEST_UNBROKEN && !words ? 'w' : null,
        ].filter((name) => name !== null);
        const attribute = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
        return `<td${attribute}>${breakable(escapeHtml(text))}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const notes = (table.notes ?? [])
    .map((note) => `<p class="note">${escapeHtml(note[language])}</p>`)
    .join('');
  return `<section><${heading}>${escapeHtml(table.title[language])}</${heading}>
<table${table.columns.length >= WIDE_FROM ? ' class="wide"' : ''}><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table>${notes}</section>`;
}

/** Keeps `≤ 5 %` together, and lets a line end after the dots of a setting's path. */
function breakable(html: string): string {
  return html
    .replace(/([≤≥]) /g, '$1&nbsp;')
    .replace(/(\d) %/g, '$1&nbsp;%')
    .replace(/([a-z])\.(?=[A-Za-z0-9])/g, '$1.<wbr>');
}

/** Verdict words carry their colour; the word itself says it too, for those who print in grey. */
function stateClass(cell: unknown): string | null {
  if (typeof cell !== 'object' || cell === null || !('en' in cell)) return null;
  const { en } = cell as { readonly en: string };
  if (en.includes('borderline') || en === 'partly met') return 'part';
  if (en.includes('not met') || en.endsWith(' worse') || en === 'over') return 'bad';
  if (
    en === 'met' ||
    en.endsWith(': met)') ||
    en.endsWith(': met') ||
    en.endsWith(' better') ||
    en === 'within'
  )
    return 'good';
  return en === 'not known' || en.startsWith('n/a') ? 'open' : null;
}
