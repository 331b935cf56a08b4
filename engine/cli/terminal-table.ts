import stringWidth from 'string-width';
import type { Language } from '../problem/index.ts';
import { type ReportTable, shownCell } from '../report/index.ts';

/** A table for a terminal: columns padded to their width (Chinese characters take two cells), numbers to the right. */
export function terminalTable(table: ReportTable, language: Language): string {
  const header = table.columns.map((column) => column.header[language]);
  const rows = table.rows.map((row) => row.map((cell, c) => shownCell(cell, table.columns[c]!, language)));
  const widths = header.map((title, c) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[c]!))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => {
        const space = ' '.repeat(widths[c]! - stringWidth(cell));
        return table.columns[c]!.kind === 'text' ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(header), rule, ...rows.map(line)].join('\n');
}
