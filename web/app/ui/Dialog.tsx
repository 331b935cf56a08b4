import { type ReactNode, useEffect, useId, useRef } from 'react';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { IconButton } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question over the page. The browser keeps the focus inside, closes it by Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog ref={ref} className="u-dialog" aria-labelledby={id} onCancel={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" kind="quiet" label={t(shell.close)} onClick={onClose} />
      </header>
      <div>{children}</div>
    </dialog>
  );
}
