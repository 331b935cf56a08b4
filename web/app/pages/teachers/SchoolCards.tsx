import { useState } from 'react';
import { useFormat } from '../../format.ts';
import { tableWords } from '../../i18n/table.ts';
import { measureNames, teacherWords as w } from '../../i18n/teachers.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import type { Card } from './exchange.ts';

/** Each school before and after: staff, lessons without a teacher, and what the standard wants. */
export function SchoolCards({
  cards,
  schoolName,
}: {
  cards: readonly Card[];
  schoolName: (id: string) => string;
}) {
  const { t } = useText();
  const [wanted, setWanted] = useState('');
  const shown = cards
    .filter(({ school }) => schoolName(school).includes(wanted.trim()))
    .toSorted((a, b) => b.leave + b.arrive - a.leave - a.arrive);
  return (
    <>
      <input
        type="search"
        className="t-search"
        value={wanted}
        placeholder={t(tableWords.search)}
        aria-label={t(tableWords.search)}
        onChange={({ target }) => setWanted(target.value)}
      />
      <ul className="x-cards">
        {shown.map((card) => (
          <SchoolCard key={`${card.school}/${card.stage}`} card={card} name={schoolName(card.school)} />
        ))}
      </ul>
    </>
  );
}

function SchoolCard({ card, name }: { card: Card; name: string }) {
  const { t } = useText();
  const f = useFormat();
  const { stage, pupils, teachers, lessonsMissing, measures, leave, arrive } = card;
  const lines: [Text, number, number, number | null, 'more' | 'less'][] = [
    [w.teachers, teachers.before, teachers.after, null, 'more'],
    [w.lessonsMissing, lessonsMissing.before, lessonsMissing.after, null, 'less'],
    ...Object.entries(measures).map(
      ([id, { before, after, need }]): [Text, number, number, number, 'more'] => [
        measureNames[id as keyof typeof measureNames] ?? { zh: id, en: id },
        before,
        after,
        need,
        'more',
      ],
    ),
  ];
  return (
    <li className="card">
      <header>
        <strong>{name}</strong>
        <small>
          {t(stageName(stage))} · {f.number(pupils)} {t(w.pupils)}
        </small>
      </header>
      <p className="x-flow">
        <span>
          {t(w.leave)} <b className="num">{leave}</b>
        </span>
        <span>
          {t(w.arrive)} <b className="num">{arrive}</b>
        </span>
      </p>
      <table className="u-table">
        <thead className="sr-only">
          <tr>
            <th>{t(w.what)}</th>
            <th>{t(w.before)}</th>
            <th>{t(w.after)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, before, after, need, good]) => {
            const gain = good === 'more' ? after - before : before - after;
            // What a school has beyond its need is there to be lent.
            const spare = good === 'more' && (need === null || after >= need);
            const change = spare && gain < 0 ? 0 : gain;
            return (
              <tr key={label.en}>
                <th scope="row">
                  {t(label)}
                  {need !== null && need > 0 && (
                    <small>
                      {' '}
                      {t(w.need)} {f.number(need)}
                    </small>
                  )}
                </th>
                <td className="num">{f.number(before)}</td>
                <td
                  className="num k-delta"
                  data-direction={change > 0 ? 'better' : change < 0 ? 'worse' : 'same'}
                >
                  → {f.number(after)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </li>
  );
}
