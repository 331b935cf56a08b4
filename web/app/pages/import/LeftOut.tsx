import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';

/** Files that are not to be read, with the way back. */
export function LeftOut({ files, onTake }: { files: readonly string[]; onTake: (file: string) => void }) {
  const { t } = useText();
  return files.map((file) => (
    <p key={file} className="i-left-out">
      {t(w.leftOut(file))} <Button onClick={() => onTake(file)}>{t(w.takeBack)}</Button>
    </p>
  ));
}
