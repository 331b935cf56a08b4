import { Dots } from '../../charts/index.ts';
import { useFormat } from '../../format.ts';
import { fairnessNames, groupName, measureNames, teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { DataTable } from '../../table/DataTable.tsx';
import type { ExchangePlan } from './exchange.ts';

/** Whether the moves bring schools closer to each other, and who carries them. */
export function Balance({ plan }: { plan: ExchangePlan }) {
  const { t } = useText();
  const f = useFormat();
  return (
    <div className="x-balance">
      <div className="card">
        <Dots
          words={{ title: t(w.coefficients), summary: t(w.coefficientSays) }}
          series={[
            { id: 'before', name: t(w.before) },
            { id: 'after', name: t(w.after) },
          ]}
          rows={plan.coefficients.map(({ stage, measure, before, after }) => ({
            id: `${stage}/${measure}`,
            name: `${t(measureNames[measure])} · ${t(stageName(stage))}`,
            values: [before, after],
          }))}
          rowName={t(w.what)}
          xName=""
          limitName=""
          format={(value) => f.number(value, 2)}
        />
      </div>
      <div>
        <h3>{t(w.fairness)}</h3>
        <DataTable
          label={t(w.fairness)}
          rows={plan.fairness}
          rowId={({ by, group }) => `${by}/${group}`}
          columns={[
            { id: 'by', name: t(w.by), value: ({ by }) => t(fairnessNames[by]) },
            { id: 'group', name: t(w.group), value: ({ by, group }) => t(groupName(by, group)) },
            { id: 'eligible', name: t(w.eligible), numeric: true, value: ({ eligible }) => eligible },
            { id: 'moved', name: t(w.moved), numeric: true, value: ({ moved }) => moved },
            {
              id: 'share',
              name: t(w.share),
              numeric: true,
              value: ({ eligible, moved }) => (eligible ? moved / eligible : null),
              cell: ({ eligible, moved }) => f.share(eligible ? moved / eligible : null, 1),
            },
            {
              id: 'minutes',
              name: t(w.minutes),
              numeric: true,
              value: ({ meanExtraMinutes }) => meanExtraMinutes,
              cell: ({ meanExtraMinutes }) => f.number(meanExtraMinutes, 1),
            },
          ]}
        />
      </div>
    </div>
  );
}
