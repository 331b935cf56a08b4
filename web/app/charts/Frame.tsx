import type { ReactNode } from 'react';
import { tableWords } from '../i18n/table.ts';
import { useText } from '../i18n/text.ts';
import { Scroll } from '../ui/Scroll.tsx';
import './charts.css';

/** What every chart is told in words: screen readers hear `summary`, and everybody can open the table. */
export interface Words {
  readonly title: string;
  readonly note?: string | undefined;
  readonly summary: string;
}

export interface Numbers {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function Frame({ words, numbers, children }: { words: Words; numbers: Numbers; children: ReactNode }) {
  const { t } = useText();
  const { title, note } = words;
  return (
    <figure className="c-figure" aria-label={title}>
      <figcaption className="c-heading">
        <span className="c-title">{title}</span>
        {note && <span className="c-note">{note}</span>}
      </figcaption>
      {children}
      <details className="c-details">
        <summary>{t(tableWords.asTable)}</summary>
        <Scroll className="c-scroll" label={title}>
          <table>
            <thead>
              <tr>
                {numbers.header.map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {numbers.rows.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are what they are by their place
                <tr key={i}>
                  {row.map((cell, k) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: so are cells
                    <td key={k}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </figure>
  );
}
