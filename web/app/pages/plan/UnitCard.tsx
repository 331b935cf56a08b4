import { useEffect, useState } from 'react';
import { number } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { namesOf, schoolName, unitName } from '../../map/features.ts';
import { give, lock } from '../../plan/edit.ts';
import { problemText } from '../../plan/problem-text.ts';
import { usePlan } from '../../plan/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { UnitExplanation } from '../../worker/protocol.ts';
import { pupilsIn } from './MapTip.tsx';

const MOST_OTHERS = 5;

/** One unit: its school and why, and what each other school would mean. */
export function UnitCard({ unit, map: _ }: { readonly unit: number; readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const { data, stage, zones, now, locks, revision, engine, unitPupils } = usePlan();
  const [explained, setExplained] = useState<{
    readonly of: string;
    readonly answer: UnitExplanation | null;
  } | null>(null);
  const asked = `${unit}/${stage}/${revision}`;
  useEffect(() => {
    let gone = false;
    // Only when the hand rests: each answer looks at every school in reach.
    const timer = setTimeout(() => {
      void engine?.explain(stage, unit).then((answer) => {
        if (!gone) setExplained({ of: asked, answer });
      });
    }, 250);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [engine, stage, unit, asked]);
  if (!data) return null;
  const its = zones[stage]?.[unit] ?? -1;
  const today = data.zonesInForce?.[stage]?.[unit] ?? -1;
  const minutes = now?.minutes[stage]?.[unit] ?? Number.NaN;
  const locked = locks[stage]?.[unit] === 1;
  const township = data.townships[data.units.township[unit]!];
  const why = explained?.of === asked ? explained.answer : undefined;
  const stageId = data.stages[stage]?.id ?? null;
  const names = namesOf(data);
  // Whatever the reason tells, also of a unit that was given away by hand, these rules it breaks as it stands.
  const broken = (now?.breaches ?? [])
    .filter((one) => one.units.includes(unit) && (one.stage === null || one.stage === stageId))
    .map((one) => t(problemText(one, names)));
  return (
    <>
      <h2>{unitName(data, unit, language)}</h2>
      <p>
        {township ? `${township} · ` : ''}
        {t(w.children(number(language, (unitPupils[stage] ?? pupilsIn(data, stage))[unit]!)))}
      </p>
      <dl>
        <dt>{t(w.goesTo)}</dt>
        <dd>
          <b>{its < 0 ? t(w.noSchool) : schoolName(data, its, language)}</b>
          {its >= 0 && Number.isFinite(minutes) ? ` · ${t(w.walk(number(language, minutes)))}` : ''}
        </dd>
        {today >= 0 && today !== its ? (
          <>
            <dt>{t(w.today)}</dt>
            <dd>{schoolName(data, today, language)}</dd>
          </>
        ) : null}
      </dl>
      {broken.length > 0 ? (
        <ul className="plan-broken">
          {broken.map((text) => (
            <li key={text}>
              <Icon name="warning" />
              {text}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="plan-card-acts">
        <Button icon={locked ? 'unlock' : 'lock'} onClick={() => lock([unit], !locked)}>
          {t(locked ? w.unlockUnit : w.lockUnit)}
        </Button>
      </div>
      <details className="plan-why" open>
        <summary>{t(w.why)}</summary>
        {why === undefined ? (
          <p>{t(w.wait)}</p>
        ) : why === null ? (
          <p>{t(w.noWay)}</p>
        ) : (
          <p>{t(why.reason.text)}</p>
        )}
        {why && why.alternatives.length > 0 ? (
          <>
            <h3>{t(w.alternatives)}</h3>
            <ul>
              {why.alternatives.slice(0, MOST_OTHERS).map((other) => (
                <li key={other.school}>
                  <button type="button" disabled={locked} onClick={() => give([unit], other.school)}>
                    {t(other.text)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </details>
    </>
  );
}
