import { useState } from 'react';
import { number } from '../../i18n/numbers.ts';
import { ruleNames, planWords as w } from '../../i18n/plan.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { namesOf } from '../../map/features.ts';
import { problemText } from '../../plan/problem-text.ts';
import { setPlan, usePlan } from '../../plan/store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Loading, Notice } from '../../ui/Notice.tsx';
import type { LiveBreach } from '../../worker/protocol.ts';

const AT_FIRST = 60;

/** Every breach of every rule, each with a way to see it on the map. */
export function Problems({ map }: { readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const { data, now } = usePlan();
  const [most, setMost] = useState(AT_FIRST);
  const [rule, setRule] = useState<string | null>(null);
  if (!data || !now) return <Loading />;
  if (now.breaches.length === 0) {
    const beyond = now.figures
      .filter(({ id, stage }) => id === 'youngBeyond' && stage !== null)
      .reduce((sum, { value }) => sum + (value ?? 0), 0);
    return (
      <Notice tone="good">
        <span>
          {t(w.noProblems)} {beyond > 0 ? t(w.accepted(number(language, beyond))) : ''}
        </span>
      </Notice>
    );
  }
  const kinds = [...new Set(now.breaches.map((one) => one.rule))];
  const list = now.breaches.filter((one) => rule === null || one.rule === rule || !kinds.includes(rule));
  const names = namesOf(data);
  const show = (one: LiveBreach) => {
    const stage = data.stages.findIndex(({ id }) => id === one.stage);
    if (stage >= 0) setPlan({ stage });
    if (one.units.length > 0) {
      setPlan({
        chosen: {
          kind: one.rule === 'contiguity' ? 'school' : 'unit',
          index: one.rule === 'contiguity' ? one.school : one.units[0]!,
        },
      });
      map?.fit(boundsOf(data, one.units, one.school));
    } else if (one.school >= 0) {
      setPlan({ chosen: { kind: 'school', index: one.school } });
      const { lon, lat } = data.schools[one.school]!;
      map?.flyTo(lon, lat, 13);
    }
  };
  return (
    <>
      <div className="plan-kinds">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="u-badge"
            aria-pressed={rule === kind}
            onClick={() => setRule(rule === kind ? null : kind)}
          >
            {nameOf(kind, t)} {number(language, now.breaches.filter((one) => one.rule === kind).length)}
          </button>
        ))}
      </div>
      <ol className="plan-problems">
        {list.slice(0, most).map((one) => (
          <li key={`${one.rule}/${one.stage}/${one.school}/${one.units[0] ?? ''}/${one.text?.en ?? ''}`}>
            <button type="button" onClick={() => show(one)}>
              <Icon name="warning" />
              <span>
                <b>
                  {nameOf(one.rule, t)}
                  {one.stage ? ` · ${t(stageName(one.stage))}` : ''}
                </b>
                {t(problemText(one, names))}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {list.length > most ? (
        <button type="button" className="u-button" onClick={() => setMost(most * 4)}>
          {t(w.more(list.length - most))}
        </button>
      ) : null}
    </>
  );
}

function nameOf(rule: string, t: (text: Text) => string): string {
  const known = (ruleNames as Readonly<Record<string, Text>>)[rule];
  return known ? t(known) : rule;
}

type Data = NonNullable<ReturnType<typeof usePlan.getState>['data']>;

function boundsOf(data: Data, units: readonly number[], school: number): [number, number, number, number] {
  const lon = units.map((unit) => data.units.lon[unit]!);
  const lat = units.map((unit) => data.units.lat[unit]!);
  const its = data.schools[school];
  if (its) {
    lon.push(its.lon);
    lat.push(its.lat);
  }
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}
