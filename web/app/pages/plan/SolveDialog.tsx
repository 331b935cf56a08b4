import { useState } from 'react';
import { planWords as w } from '../../i18n/plan.ts';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import type { Freedom } from '../../plan/solve.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

const FREEDOMS = [
  ['around', w.solveAround, w.solveAroundHelp],
  ['repair', w.solveRepair, w.solveRepairHelp],
  ['rest', w.solveRest, w.solveRestHelp],
] as const;
const USUAL_SECONDS = 10;

/** What may change, and for how long to look. */
export function SolveDialog({
  onSolve,
  onClose,
}: {
  readonly onSolve: (freedom: Freedom, seconds: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const [freedom, setFreedom] = useState<Freedom>('around');
  const [seconds, setSeconds] = useState(USUAL_SECONDS);
  return (
    <Dialog title={t(w.solveTitle)} onClose={onClose}>
      <form
        className="plan-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSolve(freedom, seconds);
        }}
      >
        <p className="plan-note">{t(w.solveHelp)}</p>
        <fieldset className="plan-freedoms" aria-label={t(w.solveTitle)}>
          {FREEDOMS.map(([id, name, help]) => (
            <label key={id}>
              <input type="radio" name="freedom" checked={freedom === id} onChange={() => setFreedom(id)} />
              <span>
                <b>{t(name)}</b>
                <small>{t(help)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="plan-seconds">
          <input
            type="number"
            className="u-input"
            min={1}
            max={3600}
            value={seconds}
            onChange={({ target }) => setSeconds(Math.max(1, Number(target.value)))}
          />
          {t(w.seconds)}
        </label>
        <footer>
          <Button onClick={onClose}>{t(shell.cancel)}</Button>
          <Button kind="main" type="submit" icon="run">
            {t(w.begin)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
