import { runWords as w } from '../../i18n/runs.ts';
import { useText } from '../../i18n/text.ts';
import { goalName } from '../../runs/result.ts';
import { IconButton } from '../../ui/Button.tsx';

export interface Goal {
  readonly id: string;
  /** Share by which later goals may worsen it. */
  readonly tolerance: number;
  readonly used: boolean;
}

const PER_CENT = 100;

/** Goals in order of importance: used or not, moved up, and how much later ones may spoil each. */
export function Goals({
  goals,
  onChange,
}: {
  goals: readonly Goal[];
  onChange: (goals: readonly Goal[]) => void;
}) {
  const { t } = useText();
  const put = (at: number, part: Partial<Goal>) =>
    onChange(goals.map((goal, i) => (i === at ? { ...goal, ...part } : goal)));
  const up = (at: number) => onChange(goals.with(at - 1, goals[at]!).with(at, goals[at - 1]!));
  return (
    <fieldset className="r-goals">
      <legend>{t(w.goals)}</legend>
      <ol>
        {goals.map(({ id, tolerance, used }, i) => {
          const name = t(goalName(id));
          return (
            <li key={id} data-used={used}>
              <label>
                <input
                  type="checkbox"
                  checked={used}
                  aria-label={t(w.goalUse(name))}
                  onChange={({ target }) => put(i, { used: target.checked })}
                />
                {name}
              </label>
              <span className="r-tolerance">
                <input
                  type="number"
                  className="u-input"
                  min={0}
                  max={1000}
                  step={0.5}
                  disabled={!used}
                  aria-label={t(w.tolerance(name))}
                  value={tolerance * PER_CENT}
                  onChange={({ target }) =>
                    put(i, { tolerance: Math.max(0, target.valueAsNumber || 0) / PER_CENT })
                  }
                />
                %
              </span>
              <IconButton
                icon="up"
                kind="quiet"
                label={t(w.goalUp(name))}
                disabled={i === 0}
                onClick={() => up(i)}
              />
            </li>
          );
        })}
      </ol>
      <p className="r-help">{t(w.goalsHelp)}</p>
    </fieldset>
  );
}
