import { IN_FORCE, MOST_SIDES, type Sides } from '../../compare/use-sides.ts';
import { useFormat } from '../../format.ts';
import { compareWords as w } from '../../i18n/compare.ts';
import { useText } from '../../i18n/text.ts';
import { mainLevel, proofText } from '../../runs/result.ts';

/** Which plans are compared, out of all that there are. */
export function Chooser({ sides, candidates, choose }: Pick<Sides, 'sides' | 'candidates' | 'choose'>) {
  const { t } = useText();
  const f = useFormat();
  const ids = sides.map(({ id }) => id);
  const toggle = (id: string) =>
    choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, MOST_SIDES));
  const options = [
    { id: IN_FORCE, name: t(w.inForce), note: '' },
    ...candidates.map(({ run, name }) => ({
      id: run.id,
      name,
      note: `${t(proofText(mainLevel(run)?.gap))} · ${f.moment(run.created)}`,
    })),
  ];
  const isFull = ids.length >= MOST_SIDES;
  return (
    <details className="k-chooser">
      <summary className="u-button">
        {t(w.choose)} · {t(w.chosen(ids.length))}
      </summary>
      <fieldset>
        <legend className="sr-only">{t(w.choose)}</legend>
        {options.map(({ id, name, note }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={ids.includes(id)}
              disabled={isFull && !ids.includes(id)}
              onChange={() => toggle(id)}
            />
            <span>
              {name}
              {note && <small>{note}</small>}
            </span>
          </label>
        ))}
        {isFull && <p>{t(w.most)}</p>}
      </fieldset>
    </details>
  );
}
