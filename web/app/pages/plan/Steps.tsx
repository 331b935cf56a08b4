import { planWords as w } from '../../i18n/plan.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { redo, undo } from '../../plan/edit.ts';
import type { Step } from '../../plan/history.ts';
import { usePlan } from '../../plan/store.ts';

/** What was done, the last first; going to a step undoes or does again all in between. */
export function Steps() {
  const { t } = useText();
  const { done, undone } = usePlan((plan) => plan.history);
  if (done.length + undone.length === 0) return <p className="plan-note">{t(w.noSteps)}</p>;
  return (
    <ol className="plan-steps" reversed>
      {undone.map((step, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
        <li key={`undone${k}`} data-undone>
          <button type="button" onClick={() => times(undone.length - k, redo)}>
            {t(stepText(step))}
          </button>
        </li>
      ))}
      {[...done].reverse().map((step, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
        <li key={`done${done.length - k}`} aria-current={k === 0 ? 'step' : undefined}>
          <button type="button" onClick={() => times(k, undo)}>
            {t(stepText(step))}
          </button>
        </li>
      ))}
    </ol>
  );
}

function times(count: number, what: () => unknown): void {
  for (let k = 0; k < count; k++) what();
}

function stepText(step: Step): Text {
  if (step.kind === 'scenario') return w.stepScenario;
  if (step.kind === 'locks') return w.stepLock(step.units.length);
  const units = step.patches.reduce((sum, patch) => sum + patch.units.length, 0);
  return step.why === 'run' ? w.stepRun(units) : w.stepHand(units);
}
