import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Run, ScenarioRecord } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { runWords as w } from '../../i18n/runs.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Segments, Switch } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { type Goal, Goals } from './Goals.tsx';

const TIMES = ['10', '30', '120', '600'] as const;
/** As the engine's own: nearness, the far children, resources, room, who must change, the shape of zones. */
const GOALS: readonly Goal[] = [
  { id: 'travel', tolerance: 0.03, used: true },
  { id: 'tail', tolerance: 0.03, used: true },
  { id: 'shortfall', tolerance: 0.03, used: true },
  { id: 'crowding', tolerance: 0.05, used: true },
  { id: 'change', tolerance: 0.02, used: true },
  { id: 'compactness', tolerance: 0, used: true },
];

interface Levels {
  readonly levels?: readonly { readonly id: string; readonly tolerance: number }[];
}

/** The scenario's own goals first, then those that it leaves out. */
function goalsOf(scenario: ScenarioRecord | null): readonly Goal[] {
  const own = (scenario?.content.options as Levels | undefined)?.levels;
  if (!own) return GOALS;
  const rest = GOALS.filter(({ id }) => !own.some((level) => level.id === id));
  return [
    ...own.map((level) => ({ ...level, used: true })),
    ...rest.map((goal) => ({ ...goal, used: false })),
  ];
}

/** Options of a new run; starts it for the scenario in force, or for every scenario of the dataset. */
export function StartForm({
  scenario,
  scenarios,
  shown,
  onStart,
}: {
  scenario: ScenarioRecord | null;
  scenarios: readonly ScenarioRecord[];
  /** The run that is looked at, whose plan a new one may begin with. */
  shown: Run | null;
  onStart: (run: Run) => void;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const [seconds, setSeconds] = useState<(typeof TIMES)[number]>('30');
  const [goals, setGoals] = useState(() => goalsOf(scenario));
  const [threads, setThreads] = useState(0);
  const [seed, setSeed] = useState(1);
  const [goOn, setGoOn] = useState(false);
  const used = goals.filter(({ used }) => used).map(({ id, tolerance }) => ({ id, tolerance }));
  const start = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const runs: Run[] = [];
      for (const id of ids) {
        runs.push(
          await api.call('startRun', {
            body: {
              scenario: id,
              seconds: Number(seconds),
              seed,
              goals: used,
              ...(threads > 0 ? { threads } : {}),
              ...(goOn && shown?.scenario === id ? { from: shown.id } : {}),
            },
          }),
        );
      }
      return runs;
    },
    onSuccess: (runs) => {
      void client.invalidateQueries({ queryKey: ['listRuns'] });
      void client.invalidateQueries({ queryKey: ['runs'] });
      if (runs[0]) onStart(runs[0]);
    },
  });
  if (!scenario) return <Notice>{t(w.needScenario)}</Notice>;
  const canGoOn = shown?.scenario === scenario.id && shown.result !== null;
  return (
    <form
      className="card r-start"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate([scenario.id]);
      }}
    >
      <h2>{t(w.start)}</h2>
      <p className="r-scenario">
        {t(w.scenario)}: <strong>{scenario.name}</strong>
      </p>
      <div className="u-field">
        <span>{t(w.time)}</span>
        <Segments
          label={t(w.time)}
          value={seconds}
          options={TIMES.map((value) => ({ value, label: t(w.seconds(Number(value))) }))}
          onChange={setSeconds}
        />
      </div>
      <Goals goals={goals} onChange={setGoals} />
      {canGoOn && (
        <Switch on={goOn} onChange={setGoOn}>
          {t(w.from)}
        </Switch>
      )}
      <details className="r-more">
        <summary>{t(w.more)}</summary>
        <div>
          <Field label={`${t(w.threads)} (0 = ${t(w.byMachine)})`}>
            <input
              type="number"
              className="u-input"
              min={0}
              max={64}
              value={threads}
              onChange={({ target }) => setThreads(target.valueAsNumber || 0)}
            />
          </Field>
          <Field label={t(w.seed)}>
            <input
              type="number"
              className="u-input"
              min={0}
              max={2 ** 31 - 1}
              value={seed}
              onChange={({ target }) => setSeed(target.valueAsNumber || 0)}
            />
          </Field>
        </div>
      </details>
      <Button type="submit" kind="main" icon="run" disabled={start.isPending || used.length === 0}>
        {t(w.startNow)}
      </Button>
      {scenarios.length > 1 && (
        <Button
          disabled={start.isPending || used.length === 0}
          onClick={() => start.mutate(scenarios.map(({ id }) => id))}
        >
          {t(w.startAll(scenarios.length))}
        </Button>
      )}
      {start.error && <Failure error={start.error} />}
    </form>
  );
}
