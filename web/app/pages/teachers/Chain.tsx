import { useQuery } from '@tanstack/react-query';
import { api } from '../../data/api.ts';
import { ReportTable, type ReportTableData } from '../../table/ReportTable.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';

/** File of the same indicators today, under new zones, and under new zones with the moves. */
export const CHAIN = 'chain.json';

/** Zones, then exchange: one table of before and after for both steps. */
export function Chain({ run }: { run: string }) {
  const { data, error } = useQuery({
    queryKey: ['exchangeChain', run],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const file = await api.call('readExchangeRunFile', { params: { run, file: CHAIN } }, signal);
      return JSON.parse(await file.text()) as ReportTableData;
    },
  });
  if (error) return <Failure error={error} />;
  return data ? <ReportTable table={data} /> : <Loading />;
}
