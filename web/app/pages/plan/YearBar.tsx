import { number } from '../../i18n/numbers.ts';
import { useText } from '../../i18n/text.ts';
import { yearWords as w } from '../../i18n/years.ts';
import { changeScenario } from '../../plan/edit.ts';
import { planFor } from '../../plan/modifications.ts';
import { plan, usePlan } from '../../plan/store.ts';
import { showYear, useThroughYears } from '../../plan/years.ts';
import { Button } from '../../ui/Button.tsx';
import './years.css';

/** Where the slider stands elsewhere: which other year the map shows, and the way back. */
export function YearSign() {
  const { t } = useText();
  const viewYear = usePlan((plan) => plan.viewYear);
  if (viewYear === null) return null;
  return (
    <p className="plan-year-sign">
      <b>{t(w.year(viewYear))}</b>
      <Button kind="quiet" onClick={() => showYear(null)}>
        {t(w.back)}
      </Button>
    </p>
  );
}

/** A slider over the school years: the map, loads and problems are those of the year that it stands on. */
export function YearBar() {
  const { t, language } = useText();
  const { years, planYear, viewYear, throughYears, stage, data } = usePlan();
  useThroughYears();
  if (!data || years.length < 2 || planYear === null) return null;
  const year = viewYear ?? planYear;
  const told = throughYears?.years ?? [];
  const now = told.find((one) => one.year === year);
  const most = Math.max(1, ...told.map(({ pupils }) => pupils[stage] ?? 0));
  const said = now
    ? `${t(w.pupils(number(language, now.pupils[stage] ?? 0)))} · ${t(w.full(now.fullSchools.length))}${now.others > 0 ? ` · ${t(w.others(now.others))}` : ''}`
    : '';
  return (
    <fieldset className="plan-years" data-testid="years" data-year={year}>
      <legend className="sr-only">{t(w.slider)}</legend>
      <p>
        <b>{t(w.year(year))}</b>
        {year === planYear ? <small>{t(w.planned)}</small> : null}
        <span>{said}</span>
      </p>
      <div className="plan-years-bars" aria-hidden="true">
        {years.map((one) => {
          const known = told.find((each) => each.year === one);
          const height = known ? Math.max(6, (100 * (known.pupils[stage] ?? 0)) / most) : 6;
          return (
            <span key={one} data-now={one === year} data-full={(known?.fullSchools.length ?? 0) > 0}>
              <i style={{ height: `${height}%` }} />
            </span>
          );
        })}
      </div>
      <input
        type="range"
        min={0}
        max={years.length - 1}
        step={1}
        value={Math.max(0, years.indexOf(year))}
        aria-label={t(w.slider)}
        aria-valuetext={`${t(w.year(year))}${said ? `: ${said}` : ''}`}
        onChange={({ target }) => showYear(years[Number(target.value)]!)}
      />
      <div className="plan-years-ends" aria-hidden="true">
        <span>{years[0]}</span>
        <span>{years.at(-1)}</span>
      </div>
      {year === planYear ? null : (
        <div className="plan-years-acts">
          <Button kind="quiet" onClick={() => showYear(null)}>
            {t(w.back)}
          </Button>
          <Button onClick={() => changeScenario(planFor(plan().content, year))}>{t(w.planForIt)}</Button>
        </div>
      )}
    </fieldset>
  );
}
