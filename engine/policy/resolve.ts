import { type Entry, parseEntries } from './entries.ts';
import { fault, type PolicyFault } from './fault.ts';
import type { Policy, Provenance } from './policy.ts';
import type { Profile } from './profile.ts';
import { DEFAULT_PROFILE, PROFILES } from './profiles/index.ts';
import { type PolicyValues, SETTINGS } from './settings.ts';
import { bandFaults, zoningPolicy } from './zoning.ts';

export type Resolved = { readonly policy: Policy } | { readonly complaints: readonly PolicyFault[] };

const POLICY_FILE = 'policy.json';
const PLACE = { file: POLICY_FILE, path: null };

/**
 * The policy of a profile, what it builds on, and local overrides (settings by path; later ones win), all checked.
 * On any fault there is no policy, and every fault is told.
 */
export function resolvePolicy(profileId: string, ...overrides: readonly unknown[]): Resolved {
  const read = overrides.map((raw) => parseEntries(raw ?? {}, POLICY_FILE, 'override'));
  const complaints = read.flatMap(({ faults }) => faults);
  const profile = PROFILES.find((known) => known.id === profileId);
  if (!profile) {
    const known = PROFILES.map((one) => one.id).join(', ');
    const place = { file: POLICY_FILE, path: 'profile' };
    const en = `is no policy profile; known are ${known}.`;
    const zh = `不是已知的政策标准，可用：${known}。`;
    return { complaints: [fault(place, 'policy-unknown-profile', profileId, en, zh), ...complaints] };
  }
  const local: Readonly<Record<string, Entry>> = Object.assign({}, ...read.map(({ settings }) => settings));
  const merged = new Map<string, Provenance>();
  for (const one of lineage(profile)) {
    for (const [path, entry] of Object.entries(one.settings)) merged.set(path, provenance(entry, one.id));
  }
  for (const [path, entry] of Object.entries(local)) {
    const replaces = merged.get(path)?.value ?? null;
    merged.set(path, { ...provenance(entry, profile.id), overridden: true, replaces });
  }
  complaints.push(...bandFaults(merged, POLICY_FILE));
  if (complaints.length > 0) return { complaints };
  const entries = Object.keys(SETTINGS).map((path) => [path, merged.get(path)?.value ?? null]);
  const values = Object.fromEntries(entries) as PolicyValues;
  return {
    policy: {
      profile: profile.id,
      name: profile.name,
      basis: profile.basis,
      overrides: local,
      values,
      zoning: zoningPolicy(profile.id, values, merged),
      sources: Object.fromEntries(merged),
    },
  };
}

/**
 * The policy that a dataset asks for: `{"profile": id, "overrides": {path: {value, unit, …}}}`, either part optional.
 * `profileId` (from command line or scenario) takes the place of the dataset's profile and keeps its overrides;
 * `further` overrides (of a scenario) come on top.
 */
export function resolveDatasetPolicy(
  raw: unknown,
  profileId: string | null = null,
  further: unknown = {},
): Resolved {
  if (raw === null || raw === undefined) return resolvePolicy(profileId ?? DEFAULT_PROFILE, further);
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    const example = `{"profile": "${DEFAULT_PROFILE}", "overrides": {}}`;
    const en = `is no policy; write an object such as ${example}.`;
    return { complaints: [fault(PLACE, 'policy-not-an-object', raw, en, `应写成 ${example} 的形式。`)] };
  }
  const { profile, overrides, ...others } = raw as Readonly<Record<string, unknown>>;
  const strangers = Object.keys(others).map((key) => {
    const en = 'is no key that is known here; known are profile and overrides.';
    return fault(PLACE, 'policy-unknown-key', key, en, '不是已知的键，可用的有 profile 和 overrides。');
  });
  const resolved = resolvePolicy(String(profileId ?? profile ?? DEFAULT_PROFILE), overrides, further);
  if (strangers.length === 0) return resolved;
  return { complaints: [...strangers, ...('complaints' in resolved ? resolved.complaints : [])] };
}

/** A profile with all that it builds on, the root first. */
function lineage(profile: Profile): readonly Profile[] {
  const parent = PROFILES.find((known) => known.id === profile.extends);
  return parent ? [...lineage(parent), profile] : [profile];
}

function provenance(entry: Entry, profile: string): Provenance {
  return {
    value: entry.value,
    unit: entry.unit ?? null,
    source: entry.source ?? 'local value of the dataset',
    year: entry.year ?? null,
    verified: entry.verified ?? false,
    note: entry.note ?? null,
    profile,
    overridden: false,
    replaces: null,
  };
}
