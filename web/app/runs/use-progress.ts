import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Run, RunEvent } from '../../shared/index.ts';
import { api } from '../data/api.ts';
import { isAtWork } from './result.ts';

export type Progress = Extract<RunEvent, { kind: 'progress' }>;

/** Screens need no more; the stream says everything, once for each improvement. */
const REDRAW_MILLISECONDS = 250;

/**
 * Everything a run has said of itself, from its beginning, as long as it says something. The stream tells the past first and goes on
 * after a lost connection by itself.
 */
export function useProgress(run: Run): {
  readonly points: readonly Progress[];
  readonly interrupted: boolean;
} {
  const [told, setTold] = useState<{ points: readonly Progress[]; interrupted: boolean }>(NOTHING);
  const client = useQueryClient();
  const { id, kind } = run;
  const alive = isAtWork(run);
  useEffect(() => {
    setTold(NOTHING);
    const over = new AbortController();
    if (!alive) {
      const request = { params: { run: id } };
      const asked =
        kind === 'zones'
          ? api.call('readCurve', request, over.signal)
          : api.call('readExchangeCurve', request, over.signal);
      asked
        .then(({ points }) =>
          setTold({ points: points.map((point) => ({ kind: 'progress', ...point })), interrupted: false }),
        )
        // Without its past a finished run is shown without a curve.
        .catch(() => {});
      return () => over.abort();
    }
    let points: Progress[] = [];
    let interrupted = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = () => {
      timer = null;
      setTold({ points: [...points], interrupted });
    };
    const stream = new EventSource(
      api.url(kind === 'zones' ? 'runEvents' : 'exchangeRunEvents', { params: { run: id } }),
    );
    const refresh = () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [head] }) => typeof head === 'string' && /runs$/i.test(head),
      });
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as RunEvent;
      if (event.kind === 'progress') points.push(event);
      // A new attempt begins its clock anew.
      if (event.kind === 'started') points = [];
      if (event.kind === 'interrupted') interrupted = true;
      if (event.kind === 'started' || event.kind === 'ended') void refresh();
      timer ??= setTimeout(show, REDRAW_MILLISECONDS);
    };
    stream.addEventListener('end', () => stream.close());
    return () => {
      stream.close();
      if (timer) clearTimeout(timer);
    };
  }, [id, kind, alive, client]);
  return told;
}

const NOTHING = { points: [], interrupted: false };
