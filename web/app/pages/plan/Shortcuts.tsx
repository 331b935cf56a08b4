import { useState } from 'react';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { change, useSettings } from '../../state/settings.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Field.tsx';

const CONTROL = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl';
const KEYS = [
  [['V', 'C', 'B', 'R', 'L'], w.keyTools],
  [['[', ']'], w.keyBrush],
  [[`${CONTROL} Z`, `${CONTROL} Y`], w.keyUndo],
  [['Space'], w.keySpace],
  [['Alt'], w.keyAlt],
  [['Esc'], w.keyEscape],
  [['↑', '↓', '←', '→'], w.keyArrows],
  [['Enter'], w.keyEnter],
  [['Shift ↑'], w.keyPaint],
  [['K'], w.keyLock],
] as const;

/** What keys do, and the switch for single letters. */
export function ShortcutsButton() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const letterKeys = useSettings((settings) => settings.letterKeys);
  return (
    <>
      <IconButton icon="keyboard" kind="quiet" label={t(w.shortcuts)} onClick={() => setOpen(true)} />
      {open ? (
        <Dialog title={t(w.shortcuts)} onClose={() => setOpen(false)}>
          <dl className="plan-keys">
            {KEYS.map(([keys, meaning]) => (
              <div key={keys.join()}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(meaning)}</dd>
              </div>
            ))}
          </dl>
          <Switch on={letterKeys} onChange={(on) => change({ letterKeys: on })}>
            {t(w.letters)}
          </Switch>
        </Dialog>
      ) : null}
    </>
  );
}
