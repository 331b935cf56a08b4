import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WhyNothing as Answer, Run, ScenarioRecord } from '../../../shared/index.ts';
import { api, useApi } from '../../data/api.ts';
import { runWords as w } from '../../i18n/runs.ts';
import { useText } from '../../i18n/text.ts';
import { setParams } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Badge, Failure } from '../../ui/Notice.tsx';

const SECONDS = 20;

/** Why a run found no plan, and the ways out, each one click from being a scenario that runs. */
export function WhyNothing({ run, scenario }: { run: Run; scenario: ScenarioRecord | null }) {
  const { t } = useText();
  const [asked, ask] = useState(false);
  const why = useApi('whyNothing', asked ? { params: { run: run.id }, query: { seconds: SECONDS } } : null, {
    forever: true,
  });
  if (!asked) {
    return (
      <Button icon="info" onClick={() => ask(true)}>
        {t(w.whyNothing)}
      </Button>
    );
  }
  if (why.error) return <Failure error={why.error} retry={() => void why.refetch()} />;
  if (!why.data) return <p role="status">{t(w.whyLooking)}</p>;
  const { clash, complaints, ways } = why.data;
  return (
    <section className="r-why">
      {clash ? (
        <>
          <p>{t(clash.minimal ? w.minimal : w.clash)}</p>
          <blockquote>{t(clash.text)}</blockquote>
        </>
      ) : (
        <p>{t(w.noClash)}</p>
      )}
      {complaints.map(({ text }) => (
        <p key={text.en}>{t(text)}</p>
      ))}
      <h3>{t(w.ways)}</h3>
      {ways.length === 0 && <p>{t(w.noWays)}</p>}
      <ol>
        {ways.map((way, i) => (
          <Way key={way.text.en} way={way} number={i + 1} run={run} scenario={scenario} />
        ))}
      </ol>
    </section>
  );
}

function Way({
  way,
  number,
  run,
  scenario,
}: {
  way: Answer['ways'][number];
  number: number;
  run: Run;
  scenario: ScenarioRecord | null;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: async () => {
      const name = t(w.wayName(scenario?.name ?? '', number));
      const made = await api.call('createScenario', {
        body: { dataset: run.dataset, name, content: way.scenario },
      });
      const { seconds } = run.request as { seconds?: number };
      const started = await api.call('startRun', {
        body: { scenario: made.id, ...(seconds ? { seconds } : {}) },
      });
      return { made, started };
    },
    onSuccess: ({ made, started }) => {
      void client.invalidateQueries();
      setParams({ scenario: made.id, run: started.id }, true);
    },
  });
  return (
    <li>
      <p>{t(way.text)}</p>
      <p className="r-badges">
        <Badge tone={way.verified ? 'good' : 'warn'}>{t(way.verified ? w.verified : w.unverified)}</Badge>
        {way.fewest && <Badge>{t(w.fewest)}</Badge>}
      </p>
      <Button
        onClick={() => take.mutate()}
        disabled={take.isPending}
        kind={number === 1 ? 'main' : undefined}
      >
        {t(w.takeWay)}
      </Button>
      {take.error && <Failure error={take.error} />}
    </li>
  );
}
