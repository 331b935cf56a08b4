import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Scenario } from './scenario.ts';

/** SHA-256 in hex of what a scenario changes; its name and the order of keys do not matter, the order of modifications does. */
export function scenarioHash(scenario: Scenario): string {
  const { name: _, ...content } = scenario;
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))));
}

/** JSON with sorted keys and without absent fields, so that equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
