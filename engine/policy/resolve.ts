import { SECONDS_PER_MINUTE } from '../units.ts';
import { bandPath } from './bands.ts';
import { fault, type PolicyFault } from './fault.ts';
import type { Policy, Provenance, WalkingBand, ZoningPolicy } from './policy.ts';
import { type Entry, type Profile, parseEntries } from './profile.ts';
import { DEFAULT_PROFILE, PROFILES } from './profiles/index.ts';
import { POLICY_STAGES, type PolicyValues, SETTINGS } from './settings.ts';

export type Resolved = { readonly policy: Policy } | { readonly complaints: readonly PolicyFault[] };

const POLICY_FILE = 'policy.json';
const METERS_PER_SECOND_OF_KMH = 1 / 3.6;

/**
 * The policy of a profile, what it builds on, and the local overrides (settings by path), all checked. On any fault
 * there is no policy, and every fault is told.
 */
export function resolvePolicy(profileId: string, overrides: unknown = {}): Resolved {
  const profile = PROFILES.find((known) => known.id === profileId);
  if (!profile) {
    const known = PROFILES.map((each) => each.id).join(', ');
    const en = `There is no such policy profile; known are ${known}.`;
    const place = { file: POLICY_FILE, path: 'profile' };
    const zh = `没有这个政策标准,可用的有:${known}。`;
    return { complaints: [fault(place, 'policy-unknown-profile', profileId, en, zh)] };
  }
  const local = parseEntries(overrides ?? {}, POLICY_FILE, 'override');
  const merged = new Map<string, Provenance>();
  for (const each of lineage(profile)) {
    for (const [path, entry] of Object.entries(each.settings))
      merged.set(path, provenance(entry, each.id, false));
  }
  for (const [path, entry] of Object.entries(local.settings)) {
    merged.set(path, { ...provenance(entry, profile.id, true), replaces: merged.get(path)?.value ?? null });
  }
  const complaints = [...local.faults, ...crossFaults(merged)];
  if (complaints.length > 0) return { complaints };
  return { policy: build(profile, merged, local.settings) };
}

/**
 * The policy that a dataset asks for: `{"profile": id, "overrides": {path: {value, unit, …}}}`, either part optional.
 * `profileId` (from the command line) takes the place of the dataset's profile and keeps its overrides.
 */
export function resolveDatasetPolicy(raw: unknown, profileId: string | null = null): Resolved {
  if (raw === null || raw === undefined) return resolvePolicy(profileId ?? DEFAULT_PROFILE);
  const place = { file: POLICY_FILE, path: null };
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    const en = 'It must be an object such as {"profile": "cn-rural-access-2018", "overrides": {}}.';
    const zh = '应为对象,例如 {"profile": "cn-rural-access-2018", "overrides": {}}。';
    return { complaints: [fault(place, 'policy-not-an-object', raw, en, zh)] };
  }
  const { profile, overrides, ...others } = raw as Readonly<Record<string, unknown>>;
  const strangers = Object.keys(others).map((key) => {
    const en = 'There is no such key; known are profile, overrides.';
    return fault(place, 'policy-unknown-key', key, en, '没有这个键,可用的有 profile、overrides。');
  });
  const asked = profileId ?? profile ?? DEFAULT_PROFILE;
  const resolved = resolvePolicy(String(asked), overrides);
  if (strangers.length === 0) return resolved;
  return { complaints: [...strangers, ...('complaints' in resolved ? resolved.complaints : [])] };
}

/** A profile with all that it builds on, the root first. */
function lineage(profile: Profile): readonly Profile[] {
  const line: Profile[] = [];
  for (let each: Profile | undefined = profile; each && !line.includes(each); ) {
    line.unshift(each);
    const parent: string | null = each.extends;
    each = PROFILES.find((known) => known.id === parent);
  }
  return line;
}

function provenance(entry: Entry, profile: string, overridden: boolean): Provenance {
  return {
    value: entry.value,
    unit: entry.unit ?? null,
    source: entry.source ?? 'local value of the dataset',
    year: entry.year ?? null,
    verified: entry.verified ?? false,
    note: entry.note ?? null,
    profile,
    overridden,
    replaces: null,
  };
}

/** Faults that only show when everything is together. */
function crossFaults(merged: ReadonlyMap<string, Provenance>): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const takenBy = new Map<number, string>();
  for (const [name, parts] of bandsOf(merged)) {
    for (const part of ['speed', 'tailFrom']) {
      if (parts.has(part)) continue;
      const path = `${name}.${part}`;
      const en = `The band needs ${part}; add "${path}".`;
      faults.push(
        fault({ file: POLICY_FILE, path }, 'policy-band-incomplete', undefined, en, `该年级段缺少 ${path}。`),
      );
    }
    const { from, to } = bandPath(`${name}.speed`)!;
    const other = range(from, to).find((grade) => takenBy.has(grade));
    if (other !== undefined) {
      const rival = takenBy.get(other)!;
      const en = `Grade ${other} is in ${rival} too; set the parts of ${rival} to null or change the grades.`;
      const zh = `${other} 年级同时属于 ${rival},请将 ${rival} 各项设为 null 或调整年级。`;
      faults.push(fault({ file: POLICY_FILE, path: name }, 'policy-bands-overlap', name, en, zh));
    }
    for (const grade of range(from, to)) takenBy.set(grade, name);
  }
  if (typeof merged.get('walking.referenceSpeed')?.value !== 'number') {
    const path = 'walking.referenceSpeed';
    const en = 'The speed of the reference walker must be known.';
    faults.push(
      fault({ file: POLICY_FILE, path }, 'policy-speed-missing', null, en, '必须给出基准步行速度。'),
    );
  }
  return faults;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** `walking.1-3` → part → number. A band all of whose parts were taken away is none. */
function bandsOf(merged: ReadonlyMap<string, Provenance>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const bands = new Map<string, Map<string, number>>();
  for (const [path, { value }] of merged) {
    const band = bandPath(path);
    if (!band || typeof value !== 'number') continue;
    const name = `walking.${band.from}-${band.to}`;
    bands.set(name, (bands.get(name) ?? new Map()).set(band.part, value));
  }
  return bands;
}

function build(
  profile: Profile,
  merged: ReadonlyMap<string, Provenance>,
  overrides: Readonly<Record<string, Entry>>,
): Policy {
  const entries = Object.keys(SETTINGS).map((path) => [path, merged.get(path)?.value ?? null]);
  const values = Object.fromEntries(entries) as PolicyValues;
  return {
    profile: profile.id,
    name: profile.name,
    basis: profile.basis,
    overrides,
    values,
    zoning: zoningPolicy(profile.id, values, merged),
    sources: Object.fromEntries(merged),
  };
}

function zoningPolicy(
  profile: string,
  values: PolicyValues,
  merged: ReadonlyMap<string, Provenance>,
): ZoningPolicy {
  const caps = POLICY_STAGES.flatMap((stage) => {
    const cap = values[`classCap.${stage}`];
    return cap === null ? [] : [[stage, cap] as const];
  });
  const bands = [...bandsOf(merged)].map(([name, parts]): WalkingBand => {
    const { from, to } = bandPath(`${name}.speed`)!;
    const limit = parts.get('limit');
    return {
      grades: [from, to],
      speed: parts.get('speed')! * METERS_PER_SECOND_OF_KMH,
      limit: limit === undefined ? null : limit * SECONDS_PER_MINUTE,
      tailFrom: parts.get('tailFrom')! * SECONDS_PER_MINUTE,
    };
  });
  return {
    profile,
    classCap: Object.fromEntries(caps),
    combinedClassCap: values.combinedClassCap,
    referenceSpeed: values['walking.referenceSpeed']! * METERS_PER_SECOND_OF_KMH,
    bands: bands.sort((a, b) => a.grades[0] - b.grades[0]),
    boardingFromGrade: values['boarding.fromGrade'],
    safeBuildingsOnly: values['buildings.safeOnly'] ?? false,
  };
}
