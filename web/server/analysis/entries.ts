import type { Detail, StreetRanks } from '../../shared/index.ts';
import type { Service } from '../jobs/service.ts';
import type { Entry, Library } from './library.ts';
import type { Question } from './question.ts';

/** A question with what its answer follows from. */
export interface Wanted extends Entry {
  readonly question: Question;
}

interface Known {
  readonly id: string;
  readonly hash: string;
}

export function mapOf({ id: dataset, hash }: Known): Wanted {
  return { dataset, from: ['map', hash], question: { kind: 'map', dataset } };
}

export function outlinesOf({ id: dataset, hash }: Known, detail: Detail): Wanted {
  return { dataset, from: ['outlines', hash, detail], question: { kind: 'outlines', dataset, detail } };
}

export function streetsOf({ id: dataset, hash }: Known, ranks: StreetRanks): Wanted {
  return { dataset, from: ['streets', hash, ranks], question: { kind: 'streets', dataset, ranks } };
}

/** Walking times follow from the policy; every scenario that leaves it alone has the same. */
export function travelOf({ id: dataset, hash }: Known, content: Readonly<Record<string, unknown>>): Wanted {
  const { policy, modifications } = content as { policy?: unknown; modifications?: { kind: string }[] };
  const limits = modifications?.filter(({ kind }) => kind === 'changeLimit') ?? [];
  const asked = {
    ...(policy === undefined ? {} : { policy }),
    ...(limits.length > 0 ? { modifications: limits } : {}),
  };
  return { dataset, from: ['travel', hash, asked], question: { kind: 'travel', dataset, content: asked } };
}

/** Makes what everybody will ask for first before anybody asks. */
export async function prepareAnswers(
  library: Library,
  { analyst }: Pick<Service, 'analyst'>,
  dataset: Known,
): Promise<void> {
  const first = [
    mapOf(dataset),
    outlinesOf(dataset, 'overview'),
    streetsOf(dataset, 'main'),
    outlinesOf(dataset, 'full'),
    streetsOf(dataset, 'all'),
    // Last: it takes longest, and nobody waits for it before the map.
    travelOf(dataset, {}),
  ];
  for (const { question, ...entry } of first) {
    // Whoever asks will hear what is wrong.
    await library.get(entry, () => analyst.ask(question)).catch(() => {});
  }
}
