import { useFormat } from '../format.ts';
import { scenarioWords as w } from '../i18n/scenarios.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { useSave } from './use-save.ts';

/** Keep mine, take theirs, or keep both. */
export function ConflictDialog({ save, copy, conflict, drop }: ReturnType<typeof useSave>) {
  const { t } = useText();
  const f = useFormat();
  if (!conflict) return null;
  const { draft, theirs } = conflict;
  return (
    <Dialog title={t(w.conflict)} onClose={drop}>
      <p>{t(w.conflictHelp(theirs.author, f.moment(theirs.changed)))}</p>
      <footer>
        <Button onClick={() => copy.mutate({ ...draft, name: t(w.copyName(draft.name)) })}>
          {t(w.keepBoth)}
        </Button>
        <Button onClick={drop}>{t(w.takeTheirs)}</Button>
        <Button kind="danger" onClick={() => save.mutate({ ...draft, scenario: theirs })}>
          {t(w.keepMine)}
        </Button>
      </footer>
    </Dialog>
  );
}
