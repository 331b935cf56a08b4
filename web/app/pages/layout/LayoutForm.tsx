import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dataset, Run, ScenarioRecord } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { useCountyData, useNames } from '../../data/names.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Segments, Switch } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { type Asked, type Decision, YUAN_PER_TEN_THOUSAND } from './decision.ts';

const TIMES = ['30', '120', '600'] as const;

/** An amount in 10,000 yuan as it is typed; empty is no limit. */
function yuan(typed: string): number | null {
  const value = Number(typed);
  return typed.trim() === '' || !Number.isFinite(value) || value < 0 ? null : value * YUAN_PER_TEN_THOUSAND;
}

/** What a layout is asked for: years, money, numbers of schools. Begins with what the layout that is looked at was asked. */
export function LayoutForm({
  dataset,
  scenario,
  earlier,
  settled,
  onStart,
}: {
  dataset: Dataset;
  scenario: ScenarioRecord;
  earlier: Asked | null;
  settled: readonly Decision[];
  onStart: (run: Run) => void;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const years = dataset.years.slice(1);
  const [seconds, setSeconds] = useState<(typeof TIMES)[number]>('30');
  const [periods, setPeriods] = useState<readonly number[]>(earlier?.periods ?? years.slice(0, 1));
  const [budgets, setBudgets] = useState<Readonly<Record<number, string>>>(() => typedBudgets(earlier));
  const [spending, setSpending] = useState(typed(earlier?.mostYuan));
  const [fewest, setFewest] = useState(String(earlier?.sites?.fewest ?? ''));
  const [most, setMost] = useState(String(earlier?.sites?.most ?? ''));
  const [nineYear, setNineYear] = useState<readonly string[]>(earlier?.nineYear ?? []);
  const start = useMutation({
    mutationFn: () => {
      const mostYuan = yuan(spending);
      const limits = fewest.trim() !== '' || most.trim() !== '';
      return api.call('startLayoutRun', {
        body: {
          scenario: scenario.id,
          seconds: Number(seconds),
          layout: {
            periods: [...periods],
            budgets: periods.map((year) => yuan(budgets[year] ?? '')),
            nineYear: [...nineYear],
            settled: settled.filter(({ year }) => periods.includes(year)),
            ...(mostYuan === null ? {} : { mostYuan }),
            ...(limits
              ? { sites: { fewest: Number(fewest) || 0, most: Number(most) || dataset.schools } }
              : {}),
          },
        },
      });
    },
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ['listRuns'] });
      onStart(run);
    },
  });
  if (years.length === 0) return <Notice>{t(w.noYears)}</Notice>;
  return (
    <form
      className="card r-start"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <h2>{t(w.ask)}</h2>
      <p className="r-scenario">
        {t(w.scenario)}: <strong>{scenario.name}</strong>
      </p>
      <fieldset className="l-years">
        <legend>{t(w.periods)}</legend>
        {years.map((year) => (
          <Switch
            key={year}
            on={periods.includes(year)}
            onChange={(on) =>
              setPeriods(
                on ? [...periods, year].sort((a, b) => a - b) : periods.filter((one) => one !== year),
              )
            }
          >
            {year}
          </Switch>
        ))}
      </fieldset>
      {periods.map((year) => (
        <Field key={year} label={t(w.budget(year))}>
          <Amount
            value={budgets[year] ?? ''}
            onChange={(value) => setBudgets({ ...budgets, [year]: value })}
          />
        </Field>
      ))}
      <Field label={t(w.spending)}>
        <Amount value={spending} onChange={setSpending} />
      </Field>
      <div className="l-range">
        <Field label={t(w.fewest)}>
          <Amount value={fewest} onChange={setFewest} />
        </Field>
        <Field label={t(w.most)}>
          <Amount value={most} onChange={setMost} />
        </Field>
      </div>
      <NineYear chosen={nineYear} onChange={setNineYear} />
      <div className="u-field">
        <span>{t(w.time)}</span>
        <Segments
          label={t(w.time)}
          value={seconds}
          options={TIMES.map((value) => ({ value, label: t(w.seconds(Number(value))) }))}
          onChange={setSeconds}
        />
      </div>
      <Button type="submit" kind="main" icon="run" disabled={start.isPending || periods.length === 0}>
        {t(settled.length > 0 ? w.startAround(settled.length) : w.start)}
      </Button>
      {start.error && <Failure error={start.error} />}
    </form>
  );
}

function Amount({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="number"
      min={0}
      className="u-input"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Schools of today that teach primary or junior grades but not both. */
function NineYear({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const { t } = useText();
  const names = useNames();
  const county = useCountyData();
  const both = county?.stages.flatMap(({ id }, k) => (id === 'primary' || id === 'junior' ? [k] : [])) ?? [];
  const schools =
    county?.schools.filter(
      ({ status, stages }) => status === 'existing' && both.filter((k) => stages.includes(k)).length === 1,
    ) ?? [];
  return (
    <details className="r-more l-nine">
      <summary>
        {t(w.nineYear)} · {t(w.nineYearOf(chosen.length))}
      </summary>
      <div>
        {schools.map(({ id }) => (
          <Switch
            key={id}
            on={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            {names.school(id)}
          </Switch>
        ))}
      </div>
    </details>
  );
}

function typed(amount: number | null | undefined): string {
  return amount === null || amount === undefined ? '' : String(amount / YUAN_PER_TEN_THOUSAND);
}

function typedBudgets(earlier: Asked | null): Record<number, string> {
  return Object.fromEntries((earlier?.periods ?? []).map((year, t) => [year, typed(earlier?.budgets[t])]));
}
