import { useEffect } from 'react';
import { reopen } from './edit.ts';
import { plan, setPlan, usePlan } from './store.ts';

const AFTER_SLIDING_MS = 120;
let timer = 0;

/** Shows the children of another school year (null: of the planned one) as soon as the slider rests. */
export function showYear(year: number | null): void {
  const { planYear } = plan();
  setPlan({ viewYear: year === planYear ? null : year });
  clearTimeout(timer);
  timer = window.setTimeout(() => void reopen(false), AFTER_SLIDING_MS);
}

/** Every year is judged anew only when the hand rests. */
const AFTER_EDITING_MS = 600;

/** Keeps what is known of the zones in every school year up to date while somebody looks at it. */
export function useThroughYears(): void {
  const { engine, revision, content, years } = usePlan();
  // biome-ignore lint/correctness/useExhaustiveDependencies: zones change in place, and the revision says that they did
  useEffect(() => {
    if (!engine || years.length < 2) return;
    let gone = false;
    const later = setTimeout(() => {
      void engine.years().then((throughYears) => {
        if (!gone && throughYears) setPlan({ throughYears });
      });
    }, AFTER_EDITING_MS);
    return () => {
      gone = true;
      clearTimeout(later);
    };
  }, [engine, revision, content, years]);
}
