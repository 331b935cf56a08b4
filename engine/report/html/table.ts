import type { Language } from '../../problem/index.ts';
import { type ReportTable, shownCell } from '../table.ts';
import { escapeHtml } from './escape.ts';

/** A table with its title as heading; `limit` rows at most, and how many more there are. */
export function htmlTable(table: ReportTable, language: Language, limit = Infinity): string {
  const head = table.columns
    .map(
      ({ header, kind }) => `<th${kind === 'text' ? '' : ' class="n"'}>${escapeHtml(header[language])}</th>`,
    )
    .join('');
  const shown = table.rows.slice(0, limit);
  const body = shown
    .map((row) => {
      const cells = row.map((cell, c) => {
        const column = table.columns[c]!;
        const text = shownCell(cell, column, language);
        const number = column.kind !== 'text' && typeof cell === 'number';
        return `<td${number ? ' class="n"' : stateClass(cell)}>${escapeHtml(text)}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const more = table.rows.length - shown.length;
  const rest =
    more > 0
      ? `<p class="note">${language === 'zh' ? `另有 ${more} 行,见表格文件。` : `${more} more rows are in the workbook.`}</p>`
      : '';
  const notes = (table.notes ?? [])
    .map((note) => `<p class="note">${escapeHtml(note[language])}</p>`)
    .join('');
  return `<section><h2>${escapeHtml(table.title[language])}</h2>
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table>${rest}${notes}</section>`;
}

/** Verdict words carry their colour; the word itself says it too, for those who print in grey. */
function stateClass(cell: unknown): string {
  if (typeof cell !== 'object' || cell === null || !('en' in cell)) return '';
  const { en } = cell as { readonly en: string };
  if (en.startsWith('not met') || en.endsWith(' worse') || en === 'over') return ' class="bad"';
  if (en === 'partly met' || en.includes('borderline')) return ' class="part"';
  if (en === 'met' || en.endsWith(' better') || en === 'within') return ' class="good"';
  return en === 'not known' || en.startsWith('n/a') ? ' class="open"' : '';
}
