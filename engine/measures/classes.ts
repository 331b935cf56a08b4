import type { Classes, Pupils } from '../units.ts';

/** Classes that a grade needs under a cap: ⌈pupils ⁄ cap⌉ (K1). */
export function classesNeeded(pupils: Pupils, cap: Pupils): Classes {
  return Math.ceil(pupils / cap);
}

/** How the pupils of one grade sit in classes. */
export interface ClassSizes {
  readonly classes: Classes;
  readonly pupils: Pupils;
  /** Pupils of the largest class. */
  readonly largest: Pupils;
  /** Classes of at least the given size. */
  readonly atLeast: (size: Pupils) => Classes;
}

/**
 * Class sizes of one grade. Where the size of the largest class is known, there is one such class and the others share the
 * rest as evenly as whole pupils allow; else all do. That is the fewest large classes that fit the counts, so a rate
 * built on it never accuses wrongly.
 */
export function classSizes(pupils: Pupils, classes: Classes, largest: Pupils | null = null): ClassSizes {
  if (classes <= 0) return { classes: 0, pupils, largest: 0, atLeast: () => 0 };
  const even = Math.ceil(pupils / classes);
  // A "largest class" below the mean cannot be; the counts of pupils and classes are the better known.
  const singled = largest !== null && largest > even && largest <= pupils;
  const others = singled ? classes - 1 : classes;
  const rest = singled ? pupils - largest : pupils;
  const low = others > 0 ? Math.floor(rest / others) : 0;
  const higher = rest - low * others;
  return {
    classes,
    pupils,
    largest: singled ? largest : even,
    atLeast(size) {
      const ofOthers = low >= size ? others : low + 1 >= size ? higher : 0;
      return ofOthers + (singled && largest >= size ? 1 : 0);
    },
  };
}
