import * as z from 'zod';
import { ENTRY, type Entry, parseEntries, YEAR } from './entries.ts';
import type { PolicyFault } from './fault.ts';
import { issueFaults } from './issues.ts';

const PROFILE = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  basis: z.strictObject({ title: z.string().min(1), year: YEAR, verified: z.boolean() }),
  /** Profile on which it builds; its own settings take the place of those. */
  extends: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
});

/** A profile as written: its settings by path, each with value, unit, source, year and whether it was verified. */
export interface Profile extends Omit<z.infer<typeof PROFILE>, 'settings'> {
  readonly settings: Readonly<Record<string, Entry>>;
}

/** Reads a profile file. Every fault is told, with the path of the setting it stands in. */
export function parseProfile(
  raw: unknown,
  file: string,
): { readonly profile: Profile } | { readonly faults: readonly PolicyFault[] } {
  const parsed = PROFILE.safeParse(raw);
  if (!parsed.success) return { faults: issueFaults(parsed.error, raw, file, '') };
  const { settings, faults } = parseEntries(parsed.data.settings, file, 'profile');
  return faults.length > 0 ? { faults } : { profile: { ...parsed.data, settings } };
}

/** JSON Schema of a profile file and of one of its settings, for editors and other programs. */
export function profileJsonSchema(): unknown {
  return z.toJSONSchema(PROFILE.extend({ settings: z.record(z.string(), ENTRY) }));
}
