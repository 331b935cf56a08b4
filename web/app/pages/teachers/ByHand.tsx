import { useState } from 'react';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import type { Hand } from './exchange.ts';

const ANY = '';

/** What is pinned and forbidden; each may be taken back, and others added by the teacher's number. */
export function ByHand({
  hand,
  schools,
  schoolName,
  onChange,
}: {
  hand: Hand;
  schools: readonly string[];
  schoolName: (id: string) => string;
  onChange: (hand: Hand) => void;
}) {
  const { t } = useText();
  const [teacher, setTeacher] = useState('');
  const [school, setSchool] = useState(ANY);
  const id = teacher.trim();
  const { pins, forbidden } = hand;
  const pinTexts = pins.map(
    (pin) => `${pin.teacher} → ${pin.school === null ? t(w.stays) : schoolName(pin.school)}`,
  );
  const banTexts = forbidden.map(
    (ban) => `${ban.teacher} ↛ ${ban.school ? schoolName(ban.school) : t(w.anySchool)}`,
  );
  const add = (next: Hand) => {
    onChange(next);
    setTeacher('');
  };
  return (
    <section className="card x-form" aria-label={`${t(w.pins)} · ${t(w.forbidden)}`}>
      {pins.length + forbidden.length === 0 && <p className="r-help">{t(w.noPins)}</p>}
      <List
        title={t(w.pins)}
        texts={pinTexts}
        onRemove={(i) => onChange({ ...hand, pins: pins.filter((_, k) => k !== i) })}
      />
      <List
        title={t(w.forbidden)}
        texts={banTexts}
        onRemove={(i) => onChange({ ...hand, forbidden: forbidden.filter((_, k) => k !== i) })}
      />
      <Field label={t(w.teacher)}>
        <input className="u-input" value={teacher} onChange={({ target }) => setTeacher(target.value)} />
      </Field>
      <Field label={t(w.toSchool)}>
        <Select
          value={school}
          options={[
            { value: ANY, label: `${t(w.stays)} / ${t(w.anySchool)}` },
            ...schools.map((value) => ({ value, label: schoolName(value) })),
          ]}
          onChange={setSchool}
        />
      </Field>
      <div className="r-badges">
        <Button
          icon="pin"
          disabled={id === ''}
          onClick={() =>
            add({ ...hand, pins: [...others(pins, id), { teacher: id, school: school || null }] })
          }
        >
          {t(w.addPin)}
        </Button>
        <Button
          icon="close"
          disabled={id === ''}
          onClick={() =>
            add({ ...hand, forbidden: [...forbidden, school ? { teacher: id, school } : { teacher: id }] })
          }
        >
          {t(w.addForbid)}
        </Button>
      </div>
    </section>
  );
}

/** A teacher has one pin at most. */
export function others<P extends { readonly teacher: string }>(
  pins: readonly P[],
  teacher: string,
): readonly P[] {
  return pins.filter((pin) => pin.teacher !== teacher);
}

function List({
  title,
  texts,
  onRemove,
}: {
  title: string;
  texts: readonly string[];
  onRemove: (index: number) => void;
}) {
  const { t } = useText();
  if (texts.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="x-hand">
        {texts.map((text, i) => (
          <li key={text}>
            {text}
            <IconButton icon="close" kind="quiet" label={t(w.takeBack(text))} onClick={() => onRemove(i)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
