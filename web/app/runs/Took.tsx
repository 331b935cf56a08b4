import { useEffect, useState } from 'react';
import type { Run } from '../../shared/index.ts';
import { UNKNOWN, useFormat } from '../format.ts';
import { isAtWork, secondsOf } from './result.ts';

const SECOND_MS = 1000;

/** How long a run took; while it is at work, how long so far, second by second. */
export function Took({ run }: { readonly run: Pick<Run, 'state' | 'started' | 'ended'> }) {
  const f = useFormat();
  const [now, setNow] = useState(Date.now);
  const ticks = isAtWork(run) && run.started !== null;
  useEffect(() => {
    if (!ticks) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [ticks]);
  const seconds = secondsOf(run, now);
  return seconds === null ? UNKNOWN : f.clock(seconds);
}
