import { useMe } from '../data/queries.ts';
import { RequestError } from '../data/request.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Says so while the server does not answer. */
export function Connection() {
  const { t } = useText();
  const { error, refetch } = useMe();
  if (!(error instanceof RequestError) || error.status !== 0) return null;
  return (
    <div className="offline">
      <Notice tone="warn">
        <span>{t(shell.offline)}</span>
        <Button onClick={() => void refetch()}>{t(shell.retry)}</Button>
      </Notice>
    </div>
  );
}
