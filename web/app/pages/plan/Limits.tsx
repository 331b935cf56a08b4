import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { changeScenario } from '../../plan/edit.ts';
import { limit } from '../../plan/modifications.ts';
import { plan, usePlan } from '../../plan/store.ts';

/** Walking limits by grades; changing one is part of the scenario. */
export function Limits() {
  const { t } = useText();
  const limits = usePlan((now) => now.limits);
  if (limits.length === 0) return null;
  return (
    <fieldset className="plan-limits">
      <legend>{t(w.limits)}</legend>
      {limits.map(({ grades, minutes }) => (
        <label key={grades.join('-')}>
          <span>{t(w.grades(...grades))}</span>
          <input
            key={minutes}
            type="number"
            className="u-input"
            min={1}
            max={600}
            defaultValue={minutes ?? ''}
            placeholder={t(w.noLimit)}
            onBlur={({ target: { value } }) => {
              const next = Number(value);
              if (value === '' || next === minutes || !(next >= 1 && next <= 600)) return;
              changeScenario(limit(plan().content, grades, next));
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
          <small>{t(w.minutesShort)}</small>
        </label>
      ))}
    </fieldset>
  );
}
