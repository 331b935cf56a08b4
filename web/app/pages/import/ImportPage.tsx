import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Dataset, Preview } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { KEYS } from '../../data/queries.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { hrefOf } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Assumptions } from './Assumptions.tsx';
import { Complaints, Counts } from './Complaints.tsx';
import { DropZone } from './DropZone.tsx';
import { formOf, type Given } from './dropped.ts';
import './import.css';
import { LeftOut } from './LeftOut.tsx';
import { type Mapping, told, withColumns } from './mapping.ts';
import { PreviewMap } from './PreviewMap.tsx';
import { Questions } from './Questions.tsx';
import { TableCard } from './TableCard.tsx';

interface Read {
  readonly preview: Preview;
  readonly version: number;
}

/** Files in, every question and complaint out; stored only when accepted. */
export default function ImportPage() {
  const { t } = useText();
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly Given[]>([]);
  /** Null until somebody says something: then a mapping file among the files speaks. */
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [name, setName] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [stored, setStored] = useState<Dataset | null>(null);
  const version = useRef(0);
  const preview = useMutation({
    mutationFn: (asked: { readonly files: readonly Given[]; readonly mapping: Mapping | null }) =>
      api.call('previewDataset', { body: formOf(asked.files, asked.mapping) }),
    onSuccess: (answer) => {
      version.current++;
      setRead({ preview: answer, version: version.current });
      setName((known) => known || answer.name);
    },
  });
  const upload = useMutation({
    mutationFn: () =>
      api.call('uploadDataset', {
        query: name.trim() ? { name: name.trim() } : {},
        body: formOf(files, mapping),
      }),
    onSuccess: ({ dataset }) => {
      setStored(dataset);
      void client.invalidateQueries({ queryKey: KEYS.datasets });
    },
  });
  const take = (given: readonly Given[]) => {
    if (given.length === 0) return;
    setFiles(given);
    setMapping(null);
    setName('');
    setRead(null);
    setStored(null);
    upload.reset();
    preview.mutate({ files: given, mapping: null });
  };
  const tell = (change: (mapping: Mapping) => Mapping) => {
    const next = change(mapping ?? (read?.preview.mapping as Mapping | undefined) ?? {});
    setMapping(next);
    preview.mutate({ files, mapping: next });
  };
  const now = read?.preview;
  const waits = preview.isPending || upload.isPending;
  return (
    <div className="page">
      <header>
        <div>
          <h1>{t(w.title)}</h1>
          <p>{t(w.lead)}</p>
        </div>
        {files.length > 0 && <Button onClick={() => setFiles([])}>{t(w.again)}</Button>}
      </header>
      {files.length === 0 && <DropZone onFiles={take} />}
      {preview.error && files.length > 0 && (
        <Failure error={preview.error} retry={() => preview.mutate({ files, mapping })} />
      )}
      {stored && (
        <Notice tone="good">
          {t(w.done(stored.name))}
          <a
            className="u-button"
            href={hrefOf('plan', { dataset: stored.id, scenario: null, run: null, map: null })}
          >
            {t(w.toMap)}
          </a>
          <Button icon="download" onClick={() => saveMapping(mapping ?? (now?.mapping as Mapping))}>
            {t(w.saveMapping)}
          </Button>
        </Notice>
      )}
      {files.length > 0 && !now && preview.isPending && <Notice>{t(w.reading)}</Notice>}
      {files.length > 0 && now && !stored && (
        <>
          <section className="card i-head" aria-busy={waits}>
            <Field label={t(w.name)}>
              <input className="u-input" value={name} onChange={({ target }) => setName(target.value)} />
            </Field>
            <span>{t(w.files(files.length))}</span>
            <Counts complaints={now.complaints} />
            <span className="i-verdict" role="status">
              {t(preview.isPending ? w.reading : now.accepted ? w.can : w.cannot)}
            </span>
            <Button icon="download" onClick={() => saveMapping(mapping ?? (now.mapping as Mapping))}>
              {t(w.saveMapping)}
            </Button>
            <Button
              kind="main"
              icon="check"
              disabled={!now.accepted || waits || preview.error !== null}
              onClick={() => upload.mutate()}
            >
              {t(upload.isPending ? w.accepting : w.accept)}
            </Button>
          </section>
          {upload.error && <Failure error={upload.error} />}
          <Questions
            questions={now.questions}
            schools={now.schools}
            onAnswer={(file, crs) => tell((before) => told(before, file, { crs }))}
          />
          <div className="i-grid">
            <Complaints complaints={now.complaints} />
            <section className="card">
              <h2>{t(w.preview)}</h2>
              <PreviewMap preview={now} version={read.version} />
            </section>
          </div>
          <Assumptions mapping={now.mapping as Mapping} onChange={(next) => tell(() => next)} />
          <section className="t-report">
            <h2>{t(w.tables)}</h2>
            {now.tables.map((table) => (
              <TableCard
                key={table.file}
                table={table}
                complaints={now.complaints.filter(({ file }) => file === table.file)}
                onUse={(as) => tell((before) => told(before, table.file, { as, columns: undefined }))}
                onMap={(fields) => tell((before) => withColumns(before, table.file, fields))}
              />
            ))}
            <LeftOut
              files={now.leftOut}
              onTake={(file) => tell((before) => told(before, file, { as: undefined }))}
            />
          </section>
        </>
      )}
    </div>
  );
}

/** `mapping.json`, to be dropped with the files of the next year. */
function saveMapping(mapping: Mapping): void {
  saveFile(new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' }), 'mapping.json');
}
