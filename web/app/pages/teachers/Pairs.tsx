import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../format.ts';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { readPairs } from './exchange.ts';

const METERS_PER_KM = 1000;

/** Schools that stay short after the moves, each with the partner that can help it best. */
export function Pairs({ run, schoolName }: { run: string; schoolName: (id: string) => string }) {
  const { t } = useText();
  const f = useFormat();
  const { data, error } = useQuery({
    queryKey: ['exchangePairs', run],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readPairs(run, signal),
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="r-help">{t(w.pairsNote)}</p>
      <DataTable
        label={t(w.pairs)}
        rows={data}
        rowId={({ stage, weak }) => `${stage}/${weak}`}
        columns={[
          { id: 'weak', name: t(w.weak), value: ({ weak }) => schoolName(weak) },
          { id: 'stage', name: t(w.stage), value: ({ stage }) => t(stageName(stage)) },
          {
            id: 'strong',
            name: t(w.strong),
            value: ({ strong }) => (strong === null ? t(w.nobodyLeft) : schoolName(strong)),
          },
          {
            id: 'help',
            name: t(w.help),
            numeric: true,
            value: ({ help }) => help,
            cell: ({ help }) => f.number(help),
          },
          {
            id: 'km',
            name: t(w.kilometres),
            numeric: true,
            value: ({ meters }) => meters,
            cell: ({ meters }) => f.number(meters === null ? null : meters / METERS_PER_KM, 1),
          },
        ]}
      />
    </>
  );
}
