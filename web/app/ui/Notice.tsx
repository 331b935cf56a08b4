import type { ReactNode } from 'react';
import { textOf } from '../data/request.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export type Tone = 'good' | 'warn' | 'bad';

export function Badge({
  tone,
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className="u-badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** Something to be read before going on. A bad one is said aloud at once. */
export function Notice({
  tone,
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="u-notice" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {tone ? <Icon name={tone === 'good' ? 'check' : 'warning'} /> : null}
      {children}
    </div>
  );
}

/** What went wrong in words, with a way to try again where there is one. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useText();
  return (
    <Notice tone="bad">
      <span>{t(textOf(error))}</span>
      {retry ? <Button onClick={retry}>{t(shell.retry)}</Button> : null}
    </Notice>
  );
}

export function Loading() {
  const { t } = useText();
  return (
    <div className="u-empty" role="status">
      {t(shell.loading)}
    </div>
  );
}
