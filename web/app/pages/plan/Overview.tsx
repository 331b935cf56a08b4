import { difference } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { type Language, useText } from '../../i18n/text.ts';
import { decimalsOf, figure, unitText } from '../../i18n/units.ts';
import { usePlan } from '../../plan/store.ts';
import { Loading } from '../../ui/Notice.tsx';
import type { LiveFigure } from '../../worker/protocol.ts';
import { Limits } from './Limits.tsx';

/** What a planner looks at while drawing; the rest stands below. */
const FIRST = [
  'meanWay',
  'p95Way',
  'longestWay',
  'withinLimit',
  'youngBeyond',
  'beyondRoom',
  'classSize',
  'utilisation',
  'cutOff',
  'changed',
];

/** Every indicator of the stage and the county: as it is now, and the difference since editing began. */
export function Overview() {
  const { t } = useText();
  const { now, start, stage } = usePlan();
  if (!now) return <Loading />;
  const mine = now.figures.filter((one) => (one.stage === null || one.stage === stage) && one.value !== null);
  const before = new Map(start?.figures.map((one) => [`${one.id}/${one.stage}`, one]));
  const first = FIRST.flatMap((id) => mine.filter((one) => one.id === id)).filter(
    (one, k, all) => all.findIndex(({ id }) => id === one.id) === k,
  );
  const rest = mine.filter((one) => !first.includes(one));
  return (
    <>
      <table className="plan-figures">
        <caption className="sr-only">{t(w.sinceStart)}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t(w.overview)}</th>
            <th scope="col">{t(w.now)}</th>
            <th scope="col">{t(w.change)}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((one) => (
            <FigureRow
              key={`${one.id}/${one.stage}`}
              one={one}
              before={before.get(`${one.id}/${one.stage}`)}
            />
          ))}
        </tbody>
      </table>
      <Limits />
      <details className="plan-rest">
        <summary>{t(w.allFigures)}</summary>
        <table className="plan-figures">
          <tbody>
            {rest.map((one) => (
              <FigureRow
                key={`${one.id}/${one.stage}`}
                one={one}
                before={before.get(`${one.id}/${one.stage}`)}
              />
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function FigureRow({ one, before }: { readonly one: LiveFigure; readonly before: LiveFigure | undefined }) {
  const { t, language } = useText();
  const { name, value, unit, limit, met } = one;
  const delta = deltaOf(one, before);
  return (
    <tr data-met={met ?? undefined}>
      <th scope="row">
        {t(name)}
        {limit ? (
          <small>
            {t(
              (limit.sense === 'most' ? w.limitAtMost : w.limitAtLeast)(figure(language, limit.value, unit)),
            )}
            {met === false ? ` · ${t(w.broken)}` : ''}
          </small>
        ) : null}
      </th>
      <td className="num">
        <b>{figure(language, value!, unit)}</b> <small>{t(unitText(unit))}</small>
      </td>
      <td className="num" data-tone={delta?.tone}>
        {delta ? written(language, delta.value, unit) : ''}
      </td>
    </tr>
  );
}

/** The difference since editing began, and whether it is for the better. */
function deltaOf({ value, better, unit }: LiveFigure, before: LiveFigure | undefined) {
  if (value === null || before?.value == null) return null;
  const delta = value - before.value;
  const scale = 10 ** (decimalsOf(unit) + (unit === 'share' ? 2 : 0));
  if (Math.round(delta * scale) === 0) return null;
  const tone = better === 'neither' ? undefined : delta > 0 === (better === 'higher') ? 'good' : 'bad';
  return { value: delta, tone };
}

function written(language: Language, delta: number, unit: string): string {
  const arrow = delta > 0 ? '▲' : '▼';
  const share = unit === 'share';
  return `${arrow} ${difference(language, share ? delta * 100 : delta, decimalsOf(unit))}`;
}
