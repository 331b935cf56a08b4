import { useState } from 'react';
import { choiceWords as choices, importWords as w } from '../../i18n/import.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import type { Mapping } from './mapping.ts';

const PRIMARY = [1, 2, 3, 4, 5, 6];
const JUNIOR = [7, 8, 9];

interface Draft {
  readonly baseYear: string;
  readonly from: string;
  readonly primary: string;
  readonly junior: string;
  readonly stages: string;
  readonly seats: string;
}

/** What to assume where the files are silent: rules for units, pupils and schools made of maps and grids. */
export function Assumptions({ mapping, onChange }: { mapping: Mapping; onChange: (next: Mapping) => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState(() => draftOf(mapping));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const number = (name: keyof Draft, label: Text, step = 1) => (
    <Field label={t(label)}>
      <input
        className="u-input"
        type="number"
        min={0}
        step={step}
        value={draft[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </Field>
  );
  const choice = (name: 'from' | 'stages', label: Text, values: readonly string[]) => (
    <Field label={t(label)}>
      <Select
        value={draft[name]}
        options={['', ...values].map((value) => ({ value, label: t(choices[value as '']) }))}
        onChange={(value) => set({ [name]: value })}
      />
    </Field>
  );
  return (
    <details className="card">
      <summary>{t(w.assumptions)}</summary>
      <form
        className="i-assume"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(mappingOf(mapping, draft));
        }}
      >
        {number('baseYear', w.baseYear)}
        {choice('from', w.unitsFrom, ['buildings', 'places', 'residential', 'boundaries', 'population'])}
        {number('primary', w.perPrimaryGrade)}
        {number('junior', w.perJuniorGrade)}
        {choice('stages', w.stagesAssumed, ['primary', 'junior', 'primary;junior'])}
        {number('seats', w.seatsAssumed)}
        <Button type="submit">{t(w.readAgain)}</Button>
      </form>
    </details>
  );
}

function draftOf({ baseYear, units, pupils, schools }: Mapping): Draft {
  const county = pupils?.totals?.['*'];
  const text = (value: unknown) => (value === undefined ? '' : String(value));
  return {
    baseYear: text(baseYear),
    from: text(units?.from),
    primary: text(county?.g1),
    junior: text(county?.g7),
    stages: text(schools?.stages),
    seats: text(schools?.seats),
  };
}

/** The mapping with what was filled in; an empty field takes an assumption back, what the form does not show stays. */
function mappingOf(mapping: Mapping, draft: Draft): Mapping {
  const number = (text: string) => (text.trim() === '' ? undefined : Math.round(Number(text)));
  const before = draftOf(mapping);
  const grades = (list: readonly number[], text: string) =>
    list.map((grade) => [`g${grade}`, number(text)] as const);
  const samePupils = before.primary === draft.primary && before.junior === draft.junior;
  const each = [...grades(PRIMARY, draft.primary), ...grades(JUNIOR, draft.junior)].filter(
    ([, pupils]) => pupils !== undefined,
  );
  const next = {
    ...mapping,
    baseYear: number(draft.baseYear),
    units: { ...mapping.units, from: draft.from || undefined },
    schools: { ...mapping.schools, stages: draft.stages || undefined, seats: number(draft.seats) },
    ...(!samePupils && {
      pupils: { ...mapping.pupils, totals: each.length > 0 ? { '*': Object.fromEntries(each) } : undefined },
    }),
  };
  // What is undefined is not sent.
  return JSON.parse(JSON.stringify(next)) as Mapping;
}
