import type { ScenarioRecord } from '../../shared/index.ts';
import { useApi } from '../data/api.ts';
import type { Names } from '../data/names.ts';
import { choiceNames, fieldNames } from '../i18n/scenarios.ts';
import { type Text, useText } from '../i18n/text.ts';

/** As `scenario.json` has it: its kind, and that kind's own fields. */
export type Modification = Readonly<Record<string, unknown>> & { readonly kind: string };

export function modificationsOf({ content }: Pick<ScenarioRecord, 'content'>): readonly Modification[] {
  return (content.modifications ?? []) as readonly Modification[];
}

/** A change of the baseline in words: what it does, and to what. */
export function ModificationText({ modification, names }: { modification: Modification; names: Names }) {
  const { t } = useText();
  const known = useApi('catalogue', {}, { forever: true }).data?.modifications;
  const { kind, ...fields } = modification;
  const help = known?.find((one) => one.kind === kind)?.help;
  return (
    <>
      <strong>{help ? t(help) : kind}</strong>{' '}
      <span className="s-fields">
        {Object.entries(fields)
          .map(([field, value]) => told(field, value, names, t))
          .join(' · ')}
      </span>
    </>
  );
}

const MOST_TOLD = 8;

function told(field: string, value: unknown, names: Names, t: (text: Text) => string): string {
  if (field === 'school' || field === 'into') return names.school(String(value));
  if (field === 'unit') return names.unit(String(value));
  if (field === 'units' && Array.isArray(value)) {
    const rest = value.length > MOST_TOLD ? ` … (${value.length})` : '';
    return (
      value
        .slice(0, MOST_TOLD)
        .map((unit) => names.unit(String(unit)))
        .join('、') + rest
    );
  }
  if (field === 'schools' && Array.isArray(value))
    return value.map((id) => names.school(String(id))).join('、');
  const name = fieldNames[field as keyof typeof fieldNames];
  const choice = choiceNames[value as keyof typeof choiceNames];
  return `${name ? t(name) : field} ${choice ? t(choice) : Array.isArray(value) ? value.join('–') : String(value)}`;
}
