import type { Preview } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { Badge } from '../../ui/Notice.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { type Complaint, Counts } from './Complaints.tsx';

type Table = Preview['tables'][number];

const LEFT_OUT = '';

/** One table as it was read: what each column is taken for, its first rows, and what is wrong in them. */
export function TableCard({
  table,
  complaints,
  mapped,
  onMap,
}: {
  table: Table;
  complaints: readonly Complaint[];
  mapped: Readonly<Record<string, string | null>>;
  onMap: (header: string, field: string | null) => void;
}) {
  const { t } = useText();
  const { headers, fields, sample, rows, file } = table;
  const taken = headers.map(({ written, field }) => (written in mapped ? mapped[written]! : field));
  const missing = fields.filter(({ field, required }) => required && !taken.includes(field));
  const wrongAt = (row: number, header: string) =>
    complaints.find((one) => one.row === row && one.column === header);
  return (
    <article className="card i-table">
      <header>
        <h3>{file}</h3>
        <Badge>{t(w.rows(rows))}</Badge>
        <Counts complaints={complaints} />
      </header>
      {missing.length > 0 && (
        <p className="i-missing">
          {t(w.missing)}
          {missing.map(({ help }) => nameIn(t(help))).join(', ')}
        </p>
      )}
      <Scroll className="t-scroller" label={`${file}: ${t(w.mapping)}`}>
        <table className="t-table">
          <thead>
            <tr>
              <th scope="col">{t(w.row)}</th>
              {headers.map(({ written }, i) => (
                <th key={written} scope="col" data-out={taken[i] === null}>
                  <span className="i-header">{written}</span>
                  <select
                    className="u-select"
                    aria-label={t(w.meaning(written))}
                    value={taken[i] ?? LEFT_OUT}
                    onChange={({ target }) => onMap(written, target.value === LEFT_OUT ? null : target.value)}
                  >
                    <option value={LEFT_OUT}>{t(w.leaveOut)}</option>
                    {fields.map(({ field, required, help }) => (
                      <option key={field} value={field} title={t(help)}>
                        {nameIn(t(help))}
                        {required ? ' *' : ''}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {headers.map(({ written }, c) => {
                  const wrong = wrongAt(row, written);
                  return (
                    <td key={written} data-wrong={wrong?.severity}>
                      {cells[c] === null ? '' : String(cells[c])}
                      {wrong && <small>{t(wrong.text)}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </article>
  );
}

/** `学校编号：唯一编号` → `学校编号`: what follows explains and would make the column too wide. */
function nameIn(help: string): string {
  return help.split(/[：:]/)[0]!;
}
