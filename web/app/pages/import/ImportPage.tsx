import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dataset } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { KEYS } from '../../data/queries.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { hrefOf } from '../../state/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';
import { Complaints, Counts } from './Complaints.tsx';
import { DropZone } from './DropZone.tsx';
import { formOf, type Given, type Mapping } from './dropped.ts';
import './import.css';
import { Places } from './Places.tsx';
import { TableCard } from './TableCard.tsx';

/** Files in, every complaint out; stored only when accepted. */
export default function ImportPage() {
  const { t } = useText();
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly Given[]>([]);
  const [mapping, setMapping] = useState<Mapping>({});
  const [name, setName] = useState('');
  const [stored, setStored] = useState<Dataset | null>(null);
  const preview = useMutation({
    mutationFn: (asked: { readonly files: readonly Given[]; readonly mapping: Mapping }) =>
      api.call('previewDataset', { body: formOf(asked.files, asked.mapping) }),
    onSuccess: (read) => setName((known) => known || read.name),
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
    setMapping({});
    setName('');
    setStored(null);
    upload.reset();
    preview.mutate({ files: given, mapping: {} });
  };
  const map = (file: string, header: string, field: string | null) => {
    const next = { ...mapping, [file]: { ...mapping[file], [header]: field } };
    setMapping(next);
    preview.mutate({ files, mapping: next });
  };
  const read = preview.data;
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
      {preview.isPending && <Notice>{t(w.reading)}</Notice>}
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
        </Notice>
      )}
      {files.length > 0 && read && !stored && (
        <>
          <section className="card i-head">
            <Field label={t(w.name)}>
              <input className="u-input" value={name} onChange={({ target }) => setName(target.value)} />
            </Field>
            <span>{t(w.files(files.length))}</span>
            <Counts complaints={read.complaints} />
            <span className="i-verdict" role="status">
              {t(read.accepted ? w.can : w.cannot)}
            </span>
            <Button
              kind="main"
              icon="check"
              disabled={!read.accepted || preview.isPending || upload.isPending}
              onClick={() => upload.mutate()}
            >
              {t(upload.isPending ? w.accepting : w.accept)}
            </Button>
          </section>
          {upload.error && <Failure error={upload.error} />}
          <div className="i-grid">
            <Complaints complaints={read.complaints} />
            <section className="card">
              <h2>{t(w.preview)}</h2>
              <Places units={read.units} schools={read.schools} />
            </section>
          </div>
          <section className="t-report">
            <h2>{t(w.tables)}</h2>
            {read.tables.map((table) => (
              <TableCard
                key={`${table.file}/${table.table}`}
                table={table}
                complaints={read.complaints.filter(({ file }) => file === table.file)}
                mapped={mapping[table.file] ?? {}}
                onMap={(header, field) => map(table.file, header, field)}
              />
            ))}
          </section>
        </>
      )}
    </div>
  );
}
