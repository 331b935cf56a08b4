import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import { figure } from '../../i18n/units.ts';
import { yearWords as w } from '../../i18n/years.ts';
import { usePlan } from '../../plan/store.ts';
import { showYear } from '../../plan/years.ts';
import { Loading } from '../../ui/Notice.tsx';
import { useSmall } from '../../ui/use-narrow.ts';
import type { TargetCheck } from '../../worker/protocol.ts';
import { Forecast } from './Forecast.tsx';
import { YearBar } from './YearBar.tsx';

/** What the zones mean in each school year, which targets are met when, and how pupils are projected. */
export default function Years() {
  const { t, language } = useText();
  const { years, planYear, viewYear, throughYears, stage, now } = usePlan();
  const small = useSmall();
  if (!now) return <Loading />;
  const shown = viewYear ?? planYear;
  return (
    <div className="plan-year-tab">
      {small ? <YearBar /> : null}
      <p>{t(years.length > 1 ? w.lead : w.only)}</p>
      {years.length > 1 && throughYears ? (
        <table className="plan-year-table">
          <thead>
            <tr>
              <th scope="col">{t(w.short)}</th>
              <th scope="col">{t(w.pupilsName)}</th>
              <th scope="col">{t(w.fullName)}</th>
              <th scope="col">{t(w.classesName)}</th>
              <th scope="col">{t(w.othersName)}</th>
            </tr>
          </thead>
          <tbody>
            {throughYears.years.map((one) => (
              <tr key={one.year} data-now={one.year === shown} title={t(one.text)}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={one.year === shown}
                    aria-label={t(w.year(one.year))}
                    onClick={() => showYear(one.year)}
                  >
                    {one.year}
                    {one.year === planYear ? ' ●' : ''}
                  </button>
                </th>
                <td className="num">{number(language, one.pupils[stage] ?? 0)}</td>
                <td className="num" data-bad={one.fullSchools.length > 0}>
                  {number(language, one.fullSchools.length)}
                </td>
                <td className="num" data-bad={one.classesBeyond > 0}>
                  {number(language, one.classesBeyond)}
                </td>
                <td className="num" data-bad={one.others > 0}>
                  {number(language, one.others)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {throughYears && throughYears.targets.length > 0 ? <Targets checks={throughYears.targets} /> : null}
      <Forecast />
    </div>
  );
}

function Targets({ checks }: { readonly checks: readonly TargetCheck[] }) {
  const { t, language } = useText();
  return (
    <>
      <h3>{t(w.targets)}</h3>
      <ul className="plan-targets">
        {checks.map(({ target, name, unit, inTime, metFrom }) => {
          const written = figure(language, target.value, unit ?? '');
          const state = inTime === null ? w.notKnown : inTime ? w.inTime : w.late;
          return (
            <li
              key={`${target.year}/${target.indicator}/${target.stage}/${target.sense}`}
              data-met={inTime ?? undefined}
            >
              <b>{name ? t(name) : t(w.unknownIndicator(target.indicator))}</b>
              <span>
                {target.phase} · {t(w.due(target.year))} ·{' '}
                {t(target.sense === 'least' ? w.atLeast(written) : w.atMost(written))}
              </span>
              <span>
                {t(state)}
                {metFrom === null ? '' : ` · ${t(w.metFrom(metFrom))}`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
