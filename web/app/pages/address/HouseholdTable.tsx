import { addressWords as w } from '../../i18n/address.ts';
import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { usePlan } from '../../plan/store.ts';
import { Badge, type Tone } from '../../ui/Notice.tsx';
import type { Household, HouseholdWay } from '../../worker/protocol.ts';

const TONES: Readonly<Record<HouseholdWay['verdict'], Tone | undefined>> = {
  within: 'good',
  bus: 'good',
  boarding: 'warn',
  nobodyInReach: 'warn',
  tooFar: 'bad',
  unknown: undefined,
};

/** One stage: school today and under the plan, and the way of each grade. */
export function HouseholdTable({
  household: { stage, now, planned, waysNow, ways },
  nameOf,
}: {
  readonly household: Household;
  readonly nameOf: (school: number) => string;
}) {
  const { t, language } = useText();
  const data = usePlan((plan) => plan.data);
  const minutes = (value: number | null) =>
    value === null ? t(w.unknown) : t(w.minutes(number(language, value)));
  return (
    <section className="home-stage">
      <h3>
        {t(stageName(data?.stages[stage]?.id ?? ''))}
        <Badge {...(now === planned ? {} : { tone: 'warn' as const })}>
          {t(now === planned ? w.same : w.changes)}
        </Badge>
      </h3>
      <p className="home-school">
        {now === planned || now < 0 ? null : <s>{nameOf(now)}</s>}
        <b>{planned < 0 ? t(w.none) : nameOf(planned)}</b>
      </p>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{t(w.grade)}</th>
            <th scope="col" className="num">
              {t(w.now)}
            </th>
            <th scope="col" className="num">
              {t(w.planned)}
            </th>
            <th scope="col">{t(w.limit)}</th>
          </tr>
        </thead>
        <tbody>
          {ways.flatMap((way, band) =>
            way.grades.map((grade) => (
              <tr key={grade}>
                <th scope="row">{t(w.gradeNumber(grade.replace(/^g/, '')))}</th>
                <td className="num">{minutes(waysNow[band]?.minutes ?? null)}</td>
                <td className="num">
                  <b>{minutes(way.minutes)}</b>
                </td>
                <td>
                  {way.limit === null ? '—' : t(w.minutes(number(language, way.limit)))}{' '}
                  <Badge {...(TONES[way.verdict] ? { tone: TONES[way.verdict]! } : {})}>
                    {t(w[way.verdict])}
                  </Badge>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
