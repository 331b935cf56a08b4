import type { Layout } from '../../../shared/index.ts';
import { useNames } from '../../data/names.ts';
import { useFormat } from '../../format.ts';
import { layoutWords as w, wayNames } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { DataTable } from '../../table/DataTable.tsx';

type One = Layout['displaced'][number];

/** Everybody whose school closes: home by home, the new school, how they come there and how long it takes. */
export function Displaced({ layout }: { layout: Layout }) {
  const { t } = useText();
  const f = useFormat();
  const names = useNames();
  const longest = ({ ways }: One) => ways.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  const how = ({ ways }: One) =>
    [...new Set(ways.map(({ kind }) => kind))]
      .map((kind) => t(wayNames[kind as keyof typeof wayNames]))
      .join('、');
  if (layout.displaced.length === 0) return <p>{t(w.noDisplaced)}</p>;
  return (
    <DataTable
      label={t(w.displaced)}
      rows={layout.displaced}
      rowId={({ year, stage, unit }) => `${year}/${stage}/${unit}`}
      columns={[
        { id: 'year', name: t(w.year), value: ({ year }) => year },
        { id: 'from', name: t(w.from), value: ({ from }) => names.school(from) },
        { id: 'stage', name: t(w.stage), value: ({ stage }) => t(stageName(stage)) },
        { id: 'unit', name: t(w.home), value: ({ unit }) => names.unit(unit) },
        {
          id: 'pupils',
          name: t(w.pupils),
          numeric: true,
          value: ({ pupils }) => pupils,
          cell: ({ pupils }) => f.number(pupils),
        },
        { id: 'to', name: t(w.newSchool), value: ({ to }) => names.school(to) },
        { id: 'way', name: t(w.way), value: how },
        {
          id: 'longest',
          name: t(w.longest),
          numeric: true,
          value: longest,
          cell: (one) => f.number(longest(one), 1),
        },
      ]}
    />
  );
}
