import * as z from 'zod';
import { bandPath, bandSetting } from './bands.ts';
import { fault, type PolicyFault } from './fault.ts';
import { EARLIEST_YEAR, issueFaults, LATEST_YEAR } from './issues.ts';
import { RATIOS } from './ratios.ts';
import type { Setting } from './setting.ts';
import { SETTINGS } from './settings.ts';

export const YEAR = z.number().int().min(EARLIEST_YEAR).max(LATEST_YEAR);

/** One number or switch of a profile with where it comes from; `value: null` takes an inherited one away. */
export const ENTRY = z.strictObject({
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()]),
  unit: z.string().optional(),
  source: z.string().min(1).optional(),
  year: YEAR.optional(),
  verified: z.boolean().optional(),
  note: z.string().optional(),
});

export type Entry = z.infer<typeof ENTRY>;

/**
 * Reads settings by path. In a profile each must name source, year and `verified`; the local values of a dataset
 * (`override`) may leave these out and then count as local and unverified.
 */
export function parseEntries(
  raw: unknown,
  file: string,
  kind: 'profile' | 'override',
): { readonly settings: Readonly<Record<string, Entry>>; readonly faults: readonly PolicyFault[] } {
  const settings: Record<string, Entry> = {};
  const faults: PolicyFault[] = [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const example = '{"classCap.primary": {"value": 45, "unit": "pupils"}}';
    const en = `is no object of settings; write them as ${example}.`;
    return {
      settings,
      faults: [fault({ file, path: null }, 'policy-not-an-object', raw, en, `应写成 ${example} 的形式。`)],
    };
  }
  for (const [path, value] of Object.entries(raw)) {
    const setting = settingAt(path);
    if (!setting) {
      faults.push(unknownSetting(path, file));
      continue;
    }
    const parsed = ENTRY.safeParse(value);
    const found = parsed.success
      ? entryFaults(parsed.data, setting, { file, path }, kind)
      : issueFaults(parsed.error, value, file, path);
    if (parsed.success && found.length === 0) settings[path] = parsed.data;
    faults.push(...found);
  }
  return { settings, faults };
}

/** The catalogue's description of a path; null where there is none. */
export function settingAt(path: string): Setting | null {
  return Object.hasOwn(SETTINGS, path) ? SETTINGS[path as keyof typeof SETTINGS] : bandSetting(path);
}

const MOST_SUGGESTIONS = 12;

function unknownSetting(path: string, file: string): PolicyFault {
  const [family, id] = path.split('.');
  if (family === 'standard' && !RATIOS.some((ratio) => ratio.id === id)) {
    const known = RATIOS.map((ratio) => ratio.id).join(', ');
    const en = `is no indicator; known are ${known}.`;
    return fault({ file, path }, 'policy-unknown-indicator', id ?? '', en, `不是已知指标，可用：${known}。`);
  }
  const near = Object.keys(SETTINGS).filter((known) => known.startsWith(`${family}.`));
  const known = (near.length > 0 ? near : Object.keys(SETTINGS)).slice(0, MOST_SUGGESTIONS).join(', ');
  const en = `is no setting; similar ones are ${known}.`;
  return fault({ file, path }, 'policy-unknown-setting', path, en, `不是已知参数，相近的有：${known}。`);
}

function entryFaults(
  read: Entry,
  setting: Setting,
  place: { readonly file: string; readonly path: string },
  kind: 'profile' | 'override',
): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const say = (code: string, value: unknown, en: string, zh: string) =>
    faults.push(fault(place, code, value, en, zh));
  if (setting.kind !== 'number') {
    if (read.unit !== undefined)
      say(
        'policy-unit-wrong',
        read.unit,
        'is a unit where none belongs; leave it out.',
        '该参数没有单位，请删去。',
      );
  } else if (read.unit === undefined) {
    const en = `needs its unit; write "unit": "${setting.unit}".`;
    say('policy-unit-missing', undefined, en, `缺少单位，请写 "unit": "${setting.unit}"。`);
  } else if (read.unit !== setting.unit) {
    const en = `is not the unit in which this is told; convert to "${setting.unit}".`;
    say('policy-unit-wrong', read.unit, en, `单位应为“${setting.unit}”，请换算后填写。`);
  }
  for (const key of kind === 'profile' ? (['source', 'year', 'verified'] as const) : []) {
    if (read[key] !== undefined) continue;
    const en = `needs "${key}"; a profile says where each value comes from.`;
    say(`policy-${key}-missing`, undefined, en, `缺少“${key}”，每个参数都要注明出处。`);
  }
  const wrong = read.value === null ? null : valueFault(read.value, setting);
  if (wrong) say('policy-value-wrong', read.value, wrong.en, wrong.zh);
  const band = bandPath(place.path);
  if (band && band.from > band.to) {
    const en = 'is a band whose first grade comes after its last; turn them round.';
    say('policy-band-wrong', place.path, en, '年级段应从低到高。');
  }
  return faults;
}

function valueFault(
  value: NonNullable<Entry['value']>,
  setting: Setting,
): { readonly en: string; readonly zh: string } | null {
  switch (setting.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? null : { en: 'must be true or false.', zh: '应为 true 或 false。' };
    case 'choice':
      return typeof value === 'string' && setting.choices.includes(value) ? null : oneOf(setting.choices);
    case 'list': {
      const fits = Array.isArray(value) && value.every((item) => setting.choices.includes(item));
      return fits && new Set(value).size === value.length ? null : oneOf(setting.choices);
    }
    case 'words': {
      const fits = Array.isArray(value) && value.every((item) => item.trim() !== '');
      return fits && new Set(value).size === value.length
        ? null
        : { en: 'must be a list of words, each once.', zh: '应为词语列表，且不重复。' };
    }
    case 'number': {
      const { minimum, maximum, unit, whole } = setting;
      const fits = typeof value === 'number' && value >= minimum && value <= maximum;
      if (fits && (!whole || Number.isInteger(value))) return null;
      return {
        en: `must be a ${whole ? 'whole ' : ''}number of ${unit} from ${minimum} to ${maximum}.`,
        zh: `应为 ${minimum} 到 ${maximum} 之间的${whole ? '整数' : '数'}(${unit})。`,
      };
    }
  }
}

function oneOf(choices: readonly string[]): { readonly en: string; readonly zh: string } {
  const all = choices.join(', ');
  return { en: `must be of ${all}, each at most once.`, zh: `应取自 ${all}，且不重复。` };
}
