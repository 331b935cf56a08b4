import { useState } from 'react';
import { useCountyData, useNames } from '../../data/names.ts';
import { becomesNames, decisionNames, layoutWords as w } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { bare, type Decision, decisionText, keyOf } from './decision.ts';

const KINDS = ['open', 'keep', 'expand', 'merge', 'convert', 'close'] as const;

/** Decisions that people take themselves: what is settled, and one more. */
export function ByHand({
  years,
  settled,
  onChange,
}: {
  years: readonly number[];
  settled: readonly Decision[];
  onChange: (settled: readonly Decision[]) => void;
}) {
  const { t } = useText();
  const names = useNames();
  const county = useCountyData();
  const [kind, setKind] = useState<Decision['kind']>('close');
  const [school, setSchool] = useState('');
  const [into, setInto] = useState('');
  const [as, setAs] = useState<'teachingPoint' | 'nineYear'>('teachingPoint');
  const [classrooms, setClassrooms] = useState(12);
  const [year, setYear] = useState(String(years[0] ?? ''));
  const schools = county?.schools ?? [];
  const wanted = kind === 'open' ? 'candidate' : 'existing';
  const offered = schools.filter(({ status }) => status === wanted);
  const chosen = offered.some(({ id }) => id === school) ? school : (offered[0]?.id ?? '');
  const takers = schools.filter(({ id, status }) => id !== chosen && status === 'existing');
  const taker = takers.some(({ id }) => id === into) ? into : (takers[0]?.id ?? '');
  const add = () => {
    const made = bare({
      kind,
      school: chosen,
      year: Number(year),
      ...(kind === 'merge' ? { into: taker } : {}),
      ...(kind === 'convert' ? { as } : {}),
      ...(kind === 'open' || kind === 'expand' ? { classrooms } : {}),
    });
    onChange([...settled.filter((one) => keyOf(one) !== keyOf(made)), made]);
  };
  const list = (of: typeof schools) => of.map(({ id }) => ({ value: id, label: names.school(id) }));
  return (
    <section className="card l-hand" aria-label={t(w.settled)}>
      <h2>{t(w.settled)}</h2>
      <p className="r-help">{t(w.settledHelp)}</p>
      <ul>
        {settled.map((one) => {
          const text = `${one.year} ${t(decisionText(one, names.school))} · ${names.school(one.school)}`;
          return (
            <li key={keyOf(one)}>
              <span>{text}</span>
              <IconButton
                icon="trash"
                kind="quiet"
                label={t(w.removeOf(text))}
                onClick={() => onChange(settled.filter((other) => keyOf(other) !== keyOf(one)))}
              />
            </li>
          );
        })}
      </ul>
      <details>
        <summary>{t(w.byHand)}</summary>
        <div className="l-add">
          <Field label={t(w.decision)}>
            <Select
              value={kind}
              options={KINDS.map((value) => ({ value, label: t(decisionNames[value]) }))}
              onChange={setKind}
            />
          </Field>
          <Field label={t(w.school)}>
            <Select value={chosen} options={list(offered)} onChange={setSchool} />
          </Field>
          <Field label={t(w.year)}>
            <Select
              value={year}
              options={years.map((one) => ({ value: String(one), label: String(one) }))}
              onChange={setYear}
            />
          </Field>
          {kind === 'merge' && (
            <Field label={t(w.into)}>
              <Select value={taker} options={list(takers)} onChange={setInto} />
            </Field>
          )}
          {kind === 'convert' && (
            <Field label={t(w.decision)}>
              <Select
                value={as}
                options={(['teachingPoint', 'nineYear'] as const).map((value) => ({
                  value,
                  label: t(becomesNames[value]),
                }))}
                onChange={setAs}
              />
            </Field>
          )}
          {(kind === 'open' || kind === 'expand') && (
            <Field label={t(w.classrooms)}>
              <input
                type="number"
                min={1}
                max={200}
                className="u-input"
                value={classrooms}
                onChange={({ target }) => setClassrooms(target.valueAsNumber || 1)}
              />
            </Field>
          )}
          <Button icon="plus" disabled={chosen === ''} onClick={add}>
            {t(w.add)}
          </Button>
        </div>
      </details>
    </section>
  );
}
