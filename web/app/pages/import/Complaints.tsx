import type { Preview } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Badge } from '../../ui/Notice.tsx';

export type Complaint = Preview['complaints'][number];

const TONES = { error: 'bad', warning: 'warn', note: undefined } as const;
const ORDER = { error: 0, warning: 1, note: 2 } as const;
const NAMES = { error: w.errors, warning: w.warnings, note: w.notes } as const;

/** How many complaints of each kind. */
export function Counts({ complaints }: { complaints: readonly Complaint[] }) {
  const { t } = useText();
  return (['error', 'warning', 'note'] as const).map((severity) => {
    const count = complaints.filter((one) => one.severity === severity).length;
    return (
      count > 0 && (
        <Badge key={severity} tone={TONES[severity]}>
          {count} {t(NAMES[severity])}
        </Badge>
      )
    );
  });
}

/** Every complaint with its place: file, row, column, value. */
export function Complaints({ complaints }: { complaints: readonly Complaint[] }) {
  const { t } = useText();
  if (complaints.length === 0) return null;
  const rows = complaints.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <section className="t-report">
      <h2>{t(w.complaints)}</h2>
      <DataTable
        label={t(w.complaints)}
        rows={rows}
        rowId={(_, index) => String(index)}
        height="46vh"
        columns={[
          {
            id: 'severity',
            name: t(w.severity),
            value: ({ severity }) => ORDER[severity],
            cell: ({ severity }) => <Badge tone={TONES[severity]}>{t(NAMES[severity])}</Badge>,
          },
          { id: 'file', name: t(w.file), value: ({ file }) => file },
          { id: 'row', name: t(w.row), numeric: true, value: ({ row }) => row },
          { id: 'column', name: t(w.column), value: ({ column }) => column },
          { id: 'value', name: t(w.value), value: ({ value }) => value },
          {
            id: 'text',
            name: t(w.whatIsWrong),
            value: ({ text }) => t(text),
            cell: ({ text }) => <span className="i-text">{t(text)}</span>,
          },
        ]}
      />
    </section>
  );
}
