import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Layout, Run } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { useFormat } from '../../format.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { axisNames, tradeOffWords as x } from '../../i18n/layout-trade-off.ts';
import { useText } from '../../i18n/text.ts';
import { hasPlan, isAtWork, proofText, resultOf, stateText } from '../../runs/result.ts';
import { setParams } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Field.tsx';
import { Failure } from '../../ui/Notice.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { askedOf, YUAN_PER_TEN_THOUSAND } from './decision.ts';
import { AXES, type Axis, beats, type Figures, familyOf, figuresOf, isFree, tighter } from './trade-off.ts';

type Effort = { readonly seconds?: number; readonly iterations?: number };
/** For each layout, where the one that is looked at says nothing of it. */
const SECONDS = 30;

/** The trade-off between nearness, money and number of schools: layouts of the same question under ever tighter limits, each with its own gap. */
export function TradeOff({ run, runs, layout }: { run: Run; runs: readonly Run[]; layout: Layout }) {
  const { t } = useText();
  const client = useQueryClient();
  const [axis, setAxis] = useState<Axis>('schools');
  const family = familyOf(runs, run);
  const read = useQueries({
    queries: family.map((one) => ({
      queryKey: ['layout figures', one.id],
      queryFn: () => api.call('readLayout', { params: { run: one.id } }).then(figuresOf),
      enabled: hasPlan(one),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const points = family.map((one, k) => ({ run: one, figures: read[k]?.data ?? null }));
  const free = points.find(({ run: one, figures }) => isFree(one) && figures !== null) ?? null;
  const start = useMutation({
    mutationFn: async () => {
      const { seconds, iterations } = run.request as Effort;
      const effort = iterations === undefined ? { seconds: seconds ?? SECONDS } : { iterations };
      for (const asked of tighter(askedOf(run)!, axis, free?.figures ?? figuresOf(layout)))
        await api.call('startLayoutRun', { body: { scenario: run.scenario, ...effort, layout: asked } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['listRuns'] }),
  });
  return (
    <>
      <p className="r-help">{t(x.tradeLead)}</p>
      <form
        className="l-tools"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <Segments
          label={t(x.tradeAxis)}
          value={axis}
          options={AXES.map((value) => ({ value, label: t(axisNames[value]) }))}
          onChange={setAxis}
        />
        <Button type="submit" icon="run" disabled={start.isPending || family.some(isAtWork)}>
          {t(x.trace)}
        </Button>
      </form>
      {start.error && <Failure error={start.error} />}
      {points.length > 1 && (
        <Scroll label={t(x.trade)} className="l-scroll">
          <table className="u-table">
            <thead>
              <tr>
                <th>{t(x.limit)}</th>
                <th className="num">{t(w.open)}</th>
                <th className="num">{t(x.yearly)}</th>
                <th className="num">{t(w.minutes)}</th>
                <th>{t(x.proof)}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <PointRow
                  key={point.run.id}
                  point={point}
                  free={free?.figures ?? null}
                  beaten={points.some(
                    ({ figures }) => figures && point.figures && beats(figures, point.figures),
                  )}
                  shown={point.run.id === run.id}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}

function PointRow({
  point: { run, figures },
  free,
  beaten,
  shown,
}: {
  point: { readonly run: Run; readonly figures: Figures | null };
  free: Figures | null;
  beaten: boolean;
  shown: boolean;
}) {
  const { t } = useText();
  const f = useFormat();
  const number = (axis: Axis, unit: number) =>
    figures === null ? (
      '—'
    ) : (
      <>
        {f.number(figures[axis] / unit)}
        {free && free !== figures && <small> ({f.signed((figures[axis] - free[axis]) / unit)})</small>}
      </>
    );
  const proof = figures === null ? stateText(run) : proofText(resultOf(run)?.gap);
  return (
    <tr aria-current={shown ? 'true' : undefined}>
      <th>{limitText()}</th>
      <td className="num">{number('schools', 1)}</td>
      <td className="num">{number('yuan', YUAN_PER_TEN_THOUSAND)}</td>
      <td className="num">{number('minutes', 1)}</td>
      <td>
        {t(proof)}
        {beaten && <small> · {t(x.beaten)}</small>}
      </td>
      <td>
        <Button disabled={shown} onClick={() => setParams({ run: run.id, vs: null }, true)}>
          {t(x.look)}
        </Button>
      </td>
    </tr>
  );

  function limitText(): string {
    const { sites, mostYuan, mostMinutes } = askedOf(run)!;
    const parts = [
      ...(sites ? [t(x.atMostSchools(sites.most))] : []),
      ...(mostYuan === undefined ? [] : [t(x.atMostYuan(f.number(mostYuan / YUAN_PER_TEN_THOUSAND)))]),
      ...(mostMinutes === undefined ? [] : [t(x.atMostMinutes(f.number(mostMinutes)))]),
    ];
    return parts.length === 0 ? t(x.noLimit) : parts.join(' · ');
  }
}
