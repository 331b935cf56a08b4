import type { Layout } from '../../../shared/index.ts';
import { useNames } from '../../data/names.ts';
import { useFormat } from '../../format.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { type Decided, type Decision, decisionText, keyOf, YUAN_PER_TEN_THOUSAND } from './decision.ts';

/** What is decided, school by school, beside what another layout decides; each may be settled for the next time. */
export function Decisions({
  layout,
  other,
  settled,
  onSettle,
}: {
  layout: Layout;
  other: Layout | undefined;
  settled: readonly Decision[];
  onSettle: (decision: Decision, on: boolean) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const names = useNames();
  const text = (one: Decision) => t(decisionText(one, names.school));
  const held = new Set(settled.map(keyOf));
  const there = new Map(other?.decisions.map((one) => [one.school, one]));
  const inOther = (one: Decided) => {
    const found = there.get(one.school);
    if (!found) return t(w.notThere);
    return found.year === one.year && text(found) === text(one) ? t(w.same) : `${found.year} ${text(found)}`;
  };
  if (layout.decisions.length === 0) return <p>{t(w.noDecisions)}</p>;
  return (
    <DataTable
      label={t(w.decisions)}
      rows={layout.decisions}
      rowId={keyOf}
      columns={[
        { id: 'year', name: t(w.year), value: ({ year }) => year },
        { id: 'decision', name: t(w.decision), value: text },
        { id: 'school', name: t(w.school), value: ({ school }) => names.school(school) },
        {
          id: 'cost',
          name: t(w.cost),
          numeric: true,
          value: ({ cost }) => cost,
          cell: ({ cost }) => f.number(cost / YUAN_PER_TEN_THOUSAND),
        },
        {
          id: 'pupils',
          name: t(w.pupils),
          numeric: true,
          value: ({ pupils }) => pupils,
          cell: ({ pupils }) => f.number(pupils),
        },
        {
          id: 'to',
          name: t(w.to),
          value: ({ to }) =>
            to.map(({ school, pupils }) => `${names.school(school)} ${f.number(pupils)}`).join('、'),
        },
        {
          id: 'longest',
          name: t(w.longest),
          numeric: true,
          value: ({ longestMinutes }) => longestMinutes,
          cell: ({ longestMinutes }) => f.number(longestMinutes, 1),
        },
        ...(other ? [{ id: 'other', name: t(w.alsoIn), value: inOther }] : []),
        { id: 'reason', name: t(w.reason), value: ({ reason }) => (reason ? t(reason) : null) },
        {
          id: 'hold',
          name: t(w.hold),
          value: (one) => (held.has(keyOf(one)) ? 0 : 1),
          cell: (one) => (
            <input
              type="checkbox"
              aria-label={t(w.holdOf(`${text(one)} ${names.school(one.school)}`))}
              checked={held.has(keyOf(one))}
              onChange={({ target }) => onSettle(one, target.checked)}
            />
          ),
        },
      ]}
    />
  );
}
