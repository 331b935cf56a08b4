import { type FormEvent, useEffect, useState } from 'react';
import { basemapWords as w } from '../../i18n/basemap.ts';
import { shell } from '../../i18n/shell.ts';
import { type Text, useText } from '../../i18n/text.ts';
import {
  admitHosts,
  admittedHosts,
  type Basemap,
  hostsOf,
  keepMapFile,
  originOf,
} from '../../state/basemap.ts';
import { change, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select, Switch } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { strangersIn } from './style-hosts.ts';

const KINDS = ['none', 'style', 'pmtiles', 'file', 'tianditu'] as const;
type Kind = (typeof KINDS)[number];

/** A base map from elsewhere: off until it is switched on, and asked for by this browser alone. */
export function BasemapCard() {
  const { t } = useText();
  const { basemap, basemapOn } = useSettings();
  const [draft, setDraft] = useState<Basemap>(basemap);
  const [problem, setProblem] = useState<Text | null>(null);
  const hosts = hostsOf(basemap);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const bad = badAddress(draft);
    if (bad !== null) return setProblem(w.badUrl(bad));
    setProblem(null);
    take(draft, basemapOn && draft.kind !== 'none');
  };
  return (
    <section className="card" aria-label={t(w.title)}>
      <h2>{t(w.title)}</h2>
      <p>{t(w.lead)}</p>
      <Switch on={basemapOn} onChange={(on) => take(basemap, on)}>
        {t(w.use)}
      </Switch>
      <form className="s-basemap" onSubmit={save}>
        <Field label={t(w.kind)}>
          <Select<Kind>
            value={draft.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(w[kind]) }))}
            onChange={(kind) => setDraft(emptyOf(kind))}
          />
        </Field>
        <Fields draft={draft} onDraft={setDraft} onProblem={setProblem} />
        {draft.kind === 'file' ? null : (
          <Button type="submit" kind="main">
            {t(shell.save)}
          </Button>
        )}
      </form>
      {problem ? <Notice tone="bad">{t(problem)}</Notice> : null}
      <p>
        {t(hosts.length > 0 ? w.asks(hosts.join(', ')) : w.asksNobody)} {t(w.reload)}
      </p>
      {basemapOn && basemap.kind === 'style' ? <Strangers basemap={basemap} /> : null}
    </section>
  );
}

/** Keeps the choice. The security policy comes with the page, so other hosts need it anew; drafts outlive that. */
function take(basemap: Basemap, on: boolean): void {
  change({ basemap, basemapOn: on });
  const hosts = on ? hostsOf(basemap) : [];
  if (hosts.join(' ') === admittedHosts().join(' ')) return;
  admitHosts(hosts);
  location.reload();
}

function emptyOf(kind: Kind): Basemap {
  if (kind === 'style') return { kind, url: '', hosts: [] };
  if (kind === 'pmtiles') return { kind, url: '' };
  if (kind === 'file') return { kind, name: '' };
  if (kind === 'tianditu') return { kind, key: '', imagery: false };
  return { kind: 'none' };
}

function badAddress(one: Basemap): string | null {
  if (one.kind !== 'style' && one.kind !== 'pmtiles') return null;
  const asked = [one.url, ...(one.kind === 'style' ? one.hosts : [])];
  return asked.find((address) => originOf(address) === null) ?? null;
}

interface FieldsProps {
  readonly draft: Basemap;
  readonly onDraft: (draft: Basemap) => void;
  readonly onProblem: (problem: Text | null) => void;
}

function Fields({ draft, onDraft, onProblem }: FieldsProps) {
  const { t } = useText();
  if (draft.kind === 'style' || draft.kind === 'pmtiles') {
    return (
      <>
        <Field label={t(w.url)}>
          <input
            className="u-input"
            inputMode="url"
            placeholder={draft.kind === 'style' ? 'https://…/style.json' : 'https://…/county.pmtiles'}
            value={draft.url}
            onChange={({ target }) => onDraft({ ...draft, url: target.value.trim() })}
          />
        </Field>
        {draft.kind === 'style' ? (
          <Field label={t(w.hosts)}>
            <textarea
              className="u-input"
              rows={2}
              value={draft.hosts.join('\n')}
              onChange={({ target }) =>
                onDraft({ ...draft, hosts: target.value.split(/\s+/).filter(Boolean) })
              }
            />
          </Field>
        ) : null}
      </>
    );
  }
  if (draft.kind === 'file') return <MapFile draft={draft} onDraft={onDraft} onProblem={onProblem} />;
  if (draft.kind === 'tianditu') {
    return (
      <>
        <Field label={t(w.key)}>
          <input
            className="u-input"
            autoComplete="off"
            value={draft.key}
            onChange={({ target }) => onDraft({ ...draft, key: target.value.trim() })}
          />
        </Field>
        <Switch on={draft.imagery} onChange={(imagery) => onDraft({ ...draft, imagery })}>
          {t(w.imagery)}
        </Switch>
        <p>{t(w.keyNote)}</p>
      </>
    );
  }
  return null;
}

/** A file is kept and used as soon as it is chosen. */
function MapFile({ draft, onDraft, onProblem }: FieldsProps) {
  const { t } = useText();
  const { basemapOn } = useSettings();
  const keep = async (file: File) => {
    try {
      await keepMapFile(file);
      const chosen = { kind: 'file', name: file.name } as const;
      onProblem(null);
      onDraft(chosen);
      take(chosen, basemapOn);
    } catch {
      onProblem(w.notKept);
    }
  };
  return (
    <>
      <Field label={t(w.choose)}>
        <input
          type="file"
          accept=".pmtiles"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void keep(file);
          }}
        />
      </Field>
      {draft.kind === 'file' && draft.name !== '' ? <p>{t(w.chosen(draft.name))}</p> : null}
    </>
  );
}

/** Hosts that the style speaks of and that nobody has admitted yet. */
function Strangers({ basemap }: { readonly basemap: Extract<Basemap, { kind: 'style' }> }) {
  const { t } = useText();
  const [strangers, setStrangers] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    void strangersIn(basemap, stop.signal).then(setStrangers, () => {});
    return () => stop.abort();
  }, [basemap]);
  if (strangers.length === 0) return null;
  return (
    <Notice tone="warn">
      <span>
        {t(w.missing)} {strangers.join(', ')}
      </span>
      <Button onClick={() => take({ ...basemap, hosts: [...basemap.hosts, ...strangers] }, true)}>
        {t(w.admit)}
      </Button>
    </Notice>
  );
}
