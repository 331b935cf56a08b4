import { useEffect, useState } from 'react';
import { Curves } from '../../charts/index.ts';
import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import { yearWords as w } from '../../i18n/years.ts';
import { changeScenario } from '../../plan/edit.ts';
import { projectionOf, projectTo } from '../../plan/modifications.ts';
import { plan, usePlan } from '../../plan/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import type { Outlook } from '../../worker/protocol.ts';

const VARIANTS = ['low', 'middle', 'high'] as const;
type Chosen = 'given' | (typeof VARIANTS)[number];

/** How many pupils there may be, in three variants; one of them may be taken into the scenario. */
export function Forecast() {
  const { t } = useText();
  const { engine, content, data } = usePlan();
  const own = projectionOf(content);
  const [variant, setVariant] = useState<Chosen>((own?.variant as Chosen) ?? 'given');
  const [until, setUntil] = useState<number | null>(own?.until ?? null);
  const [outlook, setOutlook] = useState<Outlook | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void engine?.outlook(content, until).then((found) => {
      if (!gone) setOutlook(found);
    });
    return () => {
      gone = true;
    };
  }, [engine, content, until]);
  if (!data) return null;
  const last = data.years.at(-1)!;
  const asked = until ?? outlook?.until ?? last;
  const changed = variant === 'given' ? own !== null : own?.variant !== variant || own.until !== asked;
  return (
    <section className="plan-forecast" aria-label={t(w.projection)}>
      <h3>{t(w.projection)}</h3>
      <p>{t(outlook === null ? w.noGrades : w.projectionHelp)}</p>
      {outlook ? (
        <>
          <div className="plan-forecast-ask">
            <Field label={t(w.variant)}>
              <Select<Chosen>
                value={variant}
                options={[
                  { value: 'given', label: t(w.asGiven) },
                  ...VARIANTS.map((one) => ({ value: one, label: t(w[one]) })),
                ]}
                onChange={setVariant}
              />
            </Field>
            <Field label={t(w.until)}>
              <input
                type="number"
                className="u-input"
                min={last + 1}
                max={last + 30}
                value={asked}
                onChange={({ target }) => {
                  const year = Math.round(Number(target.value));
                  if (year > last && year <= last + 30) setUntil(year);
                }}
              />
            </Field>
            <Button
              disabled={!changed}
              onClick={() =>
                changeScenario(
                  projectTo(
                    plan().content,
                    variant === 'given' ? null : { until: asked, variant },
                    data.years,
                  ),
                )
              }
            >
              {t(w.use)}
            </Button>
          </div>
          <Variants outlook={outlook} />
        </>
      ) : null}
    </section>
  );
}

function Variants({ outlook }: { readonly outlook: Outlook }) {
  const { t, language } = useText();
  const { years } = outlook;
  const first = years[0]!;
  const last = years.at(-1)!;
  const all = (one: (typeof years)[number], variant: (typeof VARIANTS)[number]) =>
    one.variants[variant].byStage.reduce((sum, pupils) => sum + pupils, 0);
  const write = (value: number) => number(language, value);
  return (
    <Curves
      words={{
        title: t(w.chart),
        summary: t(
          w.chartSummary(
            first.year,
            last.year,
            write(all(first, 'middle')),
            write(all(last, 'low')),
            write(all(last, 'high')),
          ),
        ),
      }}
      series={VARIANTS.toReversed().map((id) => ({ id, name: t(w[id]) }))}
      points={VARIANTS.toReversed().map((variant) =>
        years.map((one) => [one.year - first.year, all(one, variant)] as const),
      )}
      until={last.year - first.year}
      xName={t(w.short)}
      yName={t(w.pupilsName)}
      formatX={(value) => String(first.year + Math.round(value))}
      formatY={write}
      height={210}
    />
  );
}
