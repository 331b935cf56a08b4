import * as z from 'zod';
import { bandPath, bandSetting } from './bands.ts';
import { fault, type PolicyFault } from './fault.ts';
import { RATIOS } from './ratios.ts';
import type { Setting } from './setting.ts';
import { SETTINGS } from './settings.ts';

/** First and last year a source may bear: nothing before the republic, nothing beyond planning. */
export const EARLIEST_YEAR = 1949;
export const LATEST_YEAR = 2100;

const year = z.number().int().min(EARLIEST_YEAR).max(LATEST_YEAR);

/** One number or switch of a profile with where it comes from; `value: null` takes an inherited one away. */
const entry = z.strictObject({
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()]),
  unit: z.string().optional(),
  source: z.string().min(1).optional(),
  year: year.optional(),
  verified: z.boolean().optional(),
  note: z.string().optional(),
});

const head = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  basis: z.strictObject({ title: z.string().min(1), year, verified: z.boolean() }),
  extends: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
});

export type Entry = z.infer<typeof entry>;
export type ProfileHead = z.infer<typeof head>;

/** A profile as written: its settings by path, each with value, unit, source, year and whether it was verified. */
export interface Profile extends Omit<ProfileHead, 'settings'> {
  readonly settings: Readonly<Record<string, Entry>>;
}

/** Reads a profile file. Every fault is told, with the path of the setting it stands in. */
export function parseProfile(
  raw: unknown,
  file: string,
): { readonly profile: Profile } | { readonly faults: readonly PolicyFault[] } {
  const parsed = head.safeParse(raw);
  if (!parsed.success) return { faults: issueFaults(parsed.error, raw, file, '') };
  const { settings, faults } = parseEntries(parsed.data.settings, file, 'profile');
  return faults.length > 0 ? { faults } : { profile: { ...parsed.data, settings } };
}

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
    const en =
      'Settings are an object of paths, such as {"classCap.primary": {"value": 45, "unit": "pupils"}}.';
    const zh = '参数应为“路径: 值”的对象,例如 {"classCap.primary": {"value": 45, "unit": "pupils"}}。';
    return { settings, faults: [fault({ file, path: null }, 'policy-not-an-object', raw, en, zh)] };
  }
  for (const [path, value] of Object.entries(raw)) {
    const setting = settingAt(path);
    if (!setting) {
      faults.push(unknownSetting(path, file));
      continue;
    }
    const parsed = entry.safeParse(value);
    const found = parsed.success
      ? entryFaults(parsed.data, setting, path, file, kind)
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

function unknownSetting(path: string, file: string): PolicyFault {
  const place = { file, path };
  const [family, id] = path.split('.');
  if (family === 'standard' && !RATIOS.some((ratio) => ratio.id === id)) {
    const known = RATIOS.map((ratio) => ratio.id).join(', ');
    return fault(
      place,
      'policy-unknown-indicator',
      id ?? '',
      `There is no such indicator; known are ${known}.`,
      `没有这项指标,可用的有:${known}。`,
    );
  }
  const near = Object.keys(SETTINGS).filter((known) => known.startsWith(`${family}.`));
  const known = (near.length > 0 ? near : Object.keys(SETTINGS)).slice(0, 12).join(', ');
  return fault(
    place,
    'policy-unknown-setting',
    path,
    `There is no such setting; close to it are ${known}.`,
    `没有这个参数,相近的有:${known}。`,
  );
}

function entryFaults(
  read: Entry,
  setting: Setting,
  path: string,
  file: string,
  kind: 'profile' | 'override',
): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const say = (code: string, value: unknown, en: string, zh: string) =>
    faults.push(fault({ file, path }, code, value, en, zh));
  if (setting.kind === 'number' && read.unit === undefined) {
    say(
      'policy-unit-missing',
      undefined,
      `The unit is missing; write "unit": "${setting.unit}".`,
      `缺少单位,请写 "unit": "${setting.unit}"。`,
    );
  } else if (setting.kind === 'number' && read.unit !== setting.unit) {
    say(
      'policy-unit-wrong',
      read.unit,
      `The unit must be "${setting.unit}"; convert the value.`,
      `单位应为“${setting.unit}”,请换算后填写。`,
    );
  } else if (setting.kind !== 'number' && read.unit !== undefined) {
    say('policy-unit-wrong', read.unit, 'A switch has no unit; leave it out.', '该参数没有单位,请删去。');
  }
  if (kind === 'profile') {
    for (const key of ['source', 'year', 'verified'] as const) {
      if (read[key] !== undefined) continue;
      say(
        `policy-${key}-missing`,
        undefined,
        `"${key}" is missing; a profile says where each value comes from.`,
        `缺少“${key}”,每个参数都要注明出处。`,
      );
    }
  }
  if (read.value === null) return faults;
  const wrong = valueFault(read.value, setting);
  if (wrong) say('policy-value-wrong', read.value, wrong.en, wrong.zh);
  const band = bandPath(path);
  if (band && band.from > band.to) {
    say('policy-band-wrong', path, 'The first grade of a band comes before the last.', '年级段应从低到高。');
  }
  return faults;
}

function valueFault(value: NonNullable<Entry['value']>, setting: Setting): { en: string; zh: string } | null {
  switch (setting.kind) {
    case 'boolean':
      return typeof value === 'boolean'
        ? null
        : { en: 'It must be true or false.', zh: '应为 true 或 false。' };
    case 'choice':
      return typeof value === 'string' && setting.choices.includes(value) ? null : oneOf(setting.choices);
    case 'list': {
      if (!Array.isArray(value)) return oneOf(setting.choices);
      const stranger = value.find((item) => !setting.choices.includes(item));
      if (stranger === undefined && new Set(value).size === value.length) return null;
      return oneOf(setting.choices);
    }
    case 'number': {
      const { minimum, maximum, unit, whole } = setting;
      const fits = typeof value === 'number' && value >= minimum && value <= maximum;
      if (fits && (!whole || Number.isInteger(value))) return null;
      return {
        en: `It must be a ${whole ? 'whole ' : ''}number of ${unit} from ${minimum} to ${maximum}.`,
        zh: `应为 ${minimum} 到 ${maximum} 之间的${whole ? '整数' : '数'}(${unit})。`,
      };
    }
  }
}

function oneOf(choices: readonly string[]): { en: string; zh: string } {
  const all = choices.join(', ');
  return { en: `Known values, each once: ${all}.`, zh: `可用的值(不重复):${all}。` };
}

/** Faults of shape, in words of our own: which key, what is wrong. */
function issueFaults(error: z.ZodError, raw: unknown, file: string, under: string): readonly PolicyFault[] {
  return error.issues.flatMap((issue) => {
    const path = [under, ...issue.path.map(String)].filter((part) => part !== '').join('.') || null;
    const value = issue.path.reduce<unknown>(
      (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
      raw,
    );
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        fault(
          { file, path },
          'policy-unknown-key',
          key,
          'There is no such key; remove it.',
          '没有这个键,请删去。',
        ),
      );
    }
    if (issue.path.at(-1) === 'year') {
      const en = `A year is a whole number from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`;
      const zh = `年份应为 ${EARLIEST_YEAR} 到 ${LATEST_YEAR} 之间的整数。`;
      return [fault({ file, path }, 'policy-year-wrong', value, en, zh)];
    }
    if (value === undefined && issue.path.length > 0) {
      const en = 'It is missing.';
      return [fault({ file, path }, 'policy-key-missing', undefined, en, '缺少这一项。')];
    }
    const expected = issue.code === 'invalid_type' ? `a ${issue.expected}` : 'of another form';
    const en = `It has the wrong type: it must be ${expected}.`;
    return [fault({ file, path }, 'policy-type-wrong', value, en, `类型不对,应为 ${expected}。`)];
  });
}
