import { useState } from 'react';
import type { ScenarioRecord } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { useCountyData, useNames } from '../../data/names.ts';
import { scenarioWords as w } from '../../i18n/scenarios.ts';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import { ConflictDialog } from '../../scenario/ConflictDialog.tsx';
import { type Modification, ModificationText, modificationsOf } from '../../scenario/ModificationText.tsx';
import { alternativesOf, type FormSchema, fieldsText, SchemaForm } from '../../scenario/SchemaForm.tsx';
import { useSave } from '../../scenario/use-save.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Failure, Notice } from '../../ui/Notice.tsx';

/** Name and changes of a scenario; each change is saved at once. */
export function Modifications({ scenario }: { scenario: ScenarioRecord }) {
  const { t } = useText();
  const names = useNames();
  const county = useCountyData();
  const kinds = useApi('catalogue', {}, { forever: true }).data?.modifications ?? [];
  const saving = useSave();
  const [name, setName] = useState(scenario.name);
  const [form, setForm] = useState<string | null>(null);
  const forms = kinds.flatMap((one) =>
    alternativesOf(one.schema as FormSchema).map((schema, k, all) => ({
      id: `${one.kind}/${k}`,
      kind: one.kind,
      schema,
      label: all.length === 1 ? t(one.help) : `${t(one.help)} — ${t(fieldsText(schema))}`,
    })),
  );
  const chosen = forms.find(({ id }) => id === form) ?? forms[0];
  const list = modificationsOf(scenario);
  const store = (modifications: readonly Modification[], as = scenario.name) =>
    saving.save.mutate({ scenario, name: as, content: { ...scenario.content, modifications } });
  const check = useApi('checkScenario', { params: { scenario: scenario.id } }, {}).data?.complaints ?? [];
  return (
    <section className="card s-detail" aria-label={t(w.modifications)}>
      <form
        className="s-name"
        onSubmit={(event) => {
          event.preventDefault();
          store(list, name.trim());
        }}
      >
        <Field label={t(w.name)}>
          <input className="u-input" value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Button type="submit" icon="save" disabled={name.trim() === '' || name === scenario.name}>
          {t(shell.save)}
        </Button>
      </form>
      {saving.save.error && <Failure error={saving.save.error} />}
      {check.length > 0 && (
        <Notice tone="bad">
          <div>
            <strong>{t(w.complaints)}</strong>
            {check.map(({ text }) => (
              <p key={text.en}>{t(text)}</p>
            ))}
          </div>
        </Notice>
      )}
      <h3>{t(w.modifications)}</h3>
      {list.length === 0 && <p className="r-help">{t(w.none)}</p>}
      <ol className="s-list">
        {list.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are applied in their order
          <li key={i}>
            <span>
              <ModificationText modification={one} names={names} />
            </span>
            <IconButton
              icon="close"
              kind="quiet"
              label={t(w.takeOut(one.kind))}
              disabled={saving.save.isPending}
              onClick={() => store(list.filter((_, k) => k !== i))}
            />
          </li>
        ))}
      </ol>
      {chosen && (
        <div className="s-add">
          <h3>{t(w.add)}</h3>
          <Field label={t(w.kind)}>
            <Select
              value={chosen.id}
              options={forms.map(({ id, label }) => ({ value: id, label }))}
              onChange={setForm}
            />
          </Field>
          <SchemaForm
            key={chosen.id}
            schema={chosen.schema}
            county={county}
            label={t(w.addNow)}
            onSubmit={(values) => store([...list, { kind: chosen.kind, ...values }])}
          />
        </div>
      )}
      <ConflictDialog {...saving} />
    </section>
  );
}
