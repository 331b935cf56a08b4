import { useState } from 'react';
import { number, percent } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { schoolName } from '../../map/features.ts';
import { setPlan, usePlan } from '../../plan/store.ts';
import { Select } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Notice.tsx';

type Order = 'use' | 'name' | 'size';

/** Schools of the stage with their pupils, classes and how full they are. */
export function Schools({ map }: { readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const { data, now, stage, chosen } = usePlan();
  const [text, setText] = useState('');
  const [order, setOrder] = useState<Order>('use');
  if (!data || !now) return <Loading />;
  const rows = data.schools
    .map((school, index) => ({
      school,
      index,
      live: now.schools[index]!,
      name: schoolName(data, index, language),
    }))
    .filter(
      ({ school, name }) => school.stages.includes(stage) && name.toLowerCase().includes(text.toLowerCase()),
    )
    .sort((a, b) => {
      if (order === 'name') return a.name.localeCompare(b.name, language);
      const value = (row: typeof a) => (order === 'use' ? row.live.utilisation : row.live.pupils) ?? -1;
      return value(b) - value(a);
    });
  return (
    <>
      <div className="plan-filter">
        <input
          type="search"
          className="u-input"
          placeholder={t(w.searchSchools)}
          aria-label={t(w.searchSchools)}
          value={text}
          onChange={({ target: { value } }) => setText(value)}
        />
        <Select<Order>
          label={t(w.sortBy)}
          value={order}
          options={[
            { value: 'use', label: t(w.byUse) },
            { value: 'size', label: t(w.bySize) },
            { value: 'name', label: t(w.byName) },
          ]}
          onChange={setOrder}
        />
      </div>
      <ul className="plan-schools">
        {rows.map(({ index, school, live, name }) => (
          <li key={school.id}>
            <button
              type="button"
              aria-pressed={chosen?.kind === 'school' && chosen.index === index}
              data-closed={!live.open}
              onClick={() => {
                setPlan({ chosen: { kind: 'school', index } });
                map?.flyTo(school.lon, school.lat, 12);
              }}
            >
              <span>{name}</span>
              <small>
                {live.open ? number(language, live.zonePupils[stage] ?? 0) : '—'} · {live.classes ?? '—'}/
                {school.classrooms ?? '—'}
              </small>
              <Use
                value={live.open ? live.utilisation : null}
                text={live.utilisation === null ? '—' : percent(language, live.utilisation, 0)}
              />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How full a school is, as a bar with its number; beyond full in red with a sign. */
export function Use({ value, text }: { readonly value: number | null; readonly text: string }) {
  const over = value !== null && value > 1;
  return (
    <span className="plan-use" data-over={over}>
      <span>
        <i style={{ width: `${Math.min(100, (value ?? 0) * 100)}%` }} />
      </span>
      <b className="num">
        {over ? '! ' : ''}
        {value === null ? '—' : text}
      </b>
    </span>
  );
}
