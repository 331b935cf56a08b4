import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Run, ScenarioRecord } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { useRuns } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { optionNames, teacherWords as w } from '../../i18n/teachers.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { hasPlan } from '../../runs/result.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select, Switch } from '../../ui/Field.tsx';
import { Failure } from '../../ui/Notice.tsx';
import type { ExchangePlan, Hand } from './exchange.ts';

const CHOICES = ['mode', 'scope', 'direction', 'flow', 'noHarm'] as const;
const DEFAULTS = { mode: 'directed', scope: 'county', direction: 'any', flow: 'free', noHarm: 'tolerance' };
const TIMES = ['10', '30', '120'];
const YEARS = ['1', '2', '3', '4', '5'];
const FORMS = ['rotation', 'secondment', 'head'];
const TODAY = '';

/** Options of a draft; starts it with what was pinned and forbidden by hand. */
export function DraftForm({
  scenario,
  hand,
  plan,
  onStart,
}: {
  scenario: ScenarioRecord;
  hand: Hand;
  /** The list that is looked at, which a new draft may keep. */
  plan: ExchangePlan | undefined;
  onStart: (run: Run) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(DEFAULTS);
  const [seconds, setSeconds] = useState('30');
  const [years, setYears] = useState('1');
  const [shared, setShared] = useState(false);
  const [zones, setZones] = useState(TODAY);
  const plans = (useRuns(scenario.id).data ?? []).filter(hasPlan);
  const [minimumRate, setMinimumRate] = useState(false);
  const [repair, setRepair] = useState(false);
  const keeps = repair && plan !== undefined;
  const start = useMutation({
    mutationFn: () =>
      api.call('startExchangeRun', {
        body: {
          scenario: scenario.id,
          seconds: Number(seconds),
          ...(zones === TODAY ? {} : { zones }),
          options: {
            ...chosen,
            years: Number(years),
            forms: [...FORMS, ...(chosen.flow === 'swaps' ? ['swap'] : []), ...(shared ? ['shared'] : [])],
            minimumRate,
            pins: hand.pins,
            forbidden: hand.forbidden,
            ...(keeps ? { mode: 'repair', previous: plan.moves.map(decisionOf) } : {}),
          },
        },
      }),
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ['listExchangeRuns'] });
      onStart(run);
    },
  });
  const isByHand = hand.pins.length + hand.forbidden.length > 0;
  return (
    <form
      className="card x-form"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <h2>{t(w.draft)}</h2>
      {CHOICES.map((id) => (
        <Field key={id} label={t(w[id])}>
          <Select
            value={chosen[id]!}
            disabled={id === 'mode' && keeps}
            options={Object.entries(optionNames[id]).map(([value, name]) => ({
              value,
              label: t(name as Text),
            }))}
            onChange={(value) => setChosen({ ...chosen, [id]: value })}
          />
        </Field>
      ))}
      <Field label={t(w.planYears)}>
        <Select value={years} options={YEARS.map((value) => ({ value, label: value }))} onChange={setYears} />
      </Field>
      {plans.length > 0 && (
        <Field label={t(w.pupilsOf)}>
          <Select
            value={zones}
            options={[
              { value: TODAY, label: t(w.pupilsToday) },
              ...plans.map(({ id, name, created }) => ({
                value: id,
                label: name ?? t(w.pupilsOfZones(f.moment(created))),
              })),
            ]}
            onChange={setZones}
          />
        </Field>
      )}
      <Field label={t(w.seconds)}>
        <Select
          value={seconds}
          options={TIMES.map((value) => ({ value, label: value }))}
          onChange={setSeconds}
        />
      </Field>
      <Switch on={shared} onChange={setShared}>
        {t(w.shared)}
      </Switch>
      <Switch on={minimumRate} onChange={setMinimumRate}>
        {t(w.minimumRate)}
      </Switch>
      {plan && (
        <Switch on={repair} onChange={setRepair}>
          {t(w.repair)}
        </Switch>
      )}
      <Button type="submit" kind="main" icon="people" disabled={start.isPending}>
        {t(isByHand ? w.draftAgain : w.draftNow)}
      </Button>
      {start.error && <Failure error={start.error} />}
    </form>
  );
}

function decisionOf({ teacher, to, form, startYear }: ExchangePlan['moves'][number]) {
  return { teacher, to, form, startYear };
}
