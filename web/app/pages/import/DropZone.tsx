import { useRef, useState } from 'react';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { chosenFiles, droppedFiles, type Given } from './dropped.ts';

/** Where files come in: dropped, or chosen by buttons for those who cannot drop. */
export function DropZone({ onFiles }: { onFiles: (files: readonly Given[]) => void }) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <section
      className="i-drop"
      data-over={over}
      aria-label={t(w.drop)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      <Icon name="upload" />
      <strong>{t(w.drop)}</strong>
      <p>{t(w.formats)}</p>
      <div className="r-badges">
        <Button kind="main" onClick={() => files.current?.click()}>
          {t(w.chooseFiles)}
        </Button>
        <Button onClick={() => folder.current?.click()}>{t(w.chooseFolder)}</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t(w.chooseFiles)}
        onChange={({ target }) => onFiles(chosenFiles(target.files))}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t(w.chooseFolder)}
        {...{ webkitdirectory: '' }}
        onChange={({ target }) => onFiles(chosenFiles(target.files))}
      />
    </section>
  );
}
