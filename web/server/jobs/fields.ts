import type { TABLES } from '../../../engine/index.ts';

/** A field as people choose it for a column. */
export function describedField({ name, zh, required, help }: (typeof TABLES)[number]['fields'][number]) {
  return {
    field: name,
    required: required !== undefined && required !== false,
    help: { en: help[0], zh: `${zh}：${help[1]}` },
  };
}
