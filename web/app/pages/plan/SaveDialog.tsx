import { useState } from 'react';
import type { ScenarioRecord } from '../../../shared/index.ts';
import { moment } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import type { Choice } from '../../plan/save.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';

export function SaveDialog({
  onSave,
  onClose,
}: {
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useText();
  const [name, setName] = useState(() => t(w.saveDefault(moment(language, new Date().toISOString()))));
  return (
    <Dialog title={t(w.saveTitle)} onClose={onClose}>
      <form
        className="plan-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onSave(name.trim());
        }}
      >
        <Field label={t(w.saveName)}>
          <input
            className="u-input"
            value={name}
            maxLength={200}
            required
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <p className="plan-note">{t(w.saveHelp)}</p>
        <footer>
          <Button onClick={onClose}>{t(shell.cancel)}</Button>
          <Button kind="main" type="submit">
            {t(shell.save)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Somebody saved the scenario in between: mine, theirs, or both. */
export function ConflictDialog({
  theirs,
  onChoose,
  onClose,
}: {
  readonly theirs: ScenarioRecord;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useText();
  return (
    <Dialog title={t(w.conflict)} onClose={onClose}>
      <p>{t(w.conflictHelp(theirs.author, moment(language, theirs.changed)))}</p>
      <footer>
        <Button onClick={() => onChoose('theirs')}>{t(w.takeTheirs)}</Button>
        <Button onClick={() => onChoose('mine')}>{t(w.keepMine)}</Button>
        <Button kind="main" onClick={() => onChoose('both')}>
          {t(w.keepBoth)}
        </Button>
      </footer>
    </Dialog>
  );
}
