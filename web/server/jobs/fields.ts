import { fieldNamed, nearestHeader, type TABLES } from '../../../engine/index.ts';

type Definition = (typeof TABLES)[number];

/** A field as people choose it for a column. */
export function describedField({ name, zh, required, help }: Definition['fields'][number]) {
  return {
    field: name,
    required: required !== undefined && required !== false,
    help: { en: help[0], zh: `${zh}：${help[1]}` },
  };
}

/** Shorter parts of a header say nothing. */
const SHORTEST_PART = 2;

/**
 * The field that a header most likely means, where it is none by name: one a slip of the pen away, or one whose name stands in the
 * header or holds it (`常住学校名称` for `学校名称`). Never one that is taken; null without a guess.
 */
export function guessedField(
  definition: Definition,
  written: string,
  taken: ReadonlySet<string | null>,
): string | null {
  const near = nearestHeader(definition, written);
  const nearest = near === null ? null : fieldNamed(definition, near)?.name;
  if (nearest !== undefined && nearest !== null && !taken.has(nearest)) return nearest;
  const header = plain(written);
  if (header.length < SHORTEST_PART) return null;
  let [best, most]: [string | null, number] = [null, 0];
  for (const { name, zh, aliases = [] } of definition.fields) {
    if (taken.has(name)) continue;
    for (const word of [name, zh, ...aliases].map(plain)) {
      const common = Math.min(word.length, header.length);
      const fits = common >= SHORTEST_PART && (header.includes(word) || word.includes(header));
      if (fits && common > most) [best, most] = [name, common];
    }
  }
  return best;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）]/g, '');
}
