import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Run } from '../../shared/index.ts';
import { api } from '../data/api.ts';
import { useFormat } from '../format.ts';
import { runWords as w } from '../i18n/runs.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Badge, Failure, Notice } from '../ui/Notice.tsx';
import { ProgressChart } from './ProgressChart.tsx';
import {
  boundText,
  foundNothing,
  goalName,
  isAtWork,
  proofText,
  resultOf,
  stateText,
  stateTone,
  unitName,
  yieldedText,
} from './result.ts';
import './runs.css';
import { useProgress } from './use-progress.ts';

/** One run: how it stands, its curve, what is proved of each goal, what went wrong. */
export function RunDetail({
  run,
  name,
  actions,
  folds = false,
}: {
  run: Run;
  name: string;
  actions?: ReactNode;
  /** Folds curve and goals away once the run is over: what it found stands below. */
  folds?: boolean;
}) {
  const { t } = useText();
  const { points, interrupted } = useProgress(run);
  const { reason } = run;
  const folded = folds && !isAtWork(run);
  const course = (
    <>
      {!run.byHand && (
        <div className="r-curve">
          <ProgressChart run={run} points={points} />
        </div>
      )}
      <Levels run={run} />
    </>
  );
  return (
    <section
      className="card r-detail"
      aria-label={name}
      data-waits={!run.byHand && run.state !== 'failed' && !folded}
    >
      <header>
        <h2>{name}</h2>
        <Badge tone={stateTone(run)}>{t(stateText(run))}</Badge>
        {interrupted && <Badge tone="warn">{t(w.interrupted)}</Badge>}
        <span className="r-actions">
          {isAtWork(run) && <Cancel run={run} />}
          {actions}
        </span>
      </header>
      {folded ? (
        <details>
          <summary>{t(w.proof)}</summary>
          {course}
        </details>
      ) : (
        course
      )}
      {!reason && foundNothing(run) && (
        <Notice tone="warn">
          <p>{t(w.nothingYet)}</p>
        </Notice>
      )}
      {reason && (
        <Notice tone="bad">
          <div>
            <p>{t(reason.text)}</p>
            {reason.complaints?.slice(0, MOST_COMPLAINTS).map(({ text }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: complaints have no names
              <p key={i}>{t(text)}</p>
            ))}
          </div>
        </Notice>
      )}
    </section>
  );
}

const MOST_COMPLAINTS = 20;

/** Each goal with its value and what is proved about it. */
function Levels({ run }: { run: Run }) {
  const { t } = useText();
  const f = useFormat();
  const result = resultOf(run);
  if (!result || result.levels.length === 0) return null;
  return (
    <>
      <ul className="r-levels">
        {result.levels.map((level) => {
          const bound = boundText(level, f.number);
          const yielded = yieldedText(level, f.number);
          return (
            <li key={level.id}>
              <span>{t(goalName(level.id))}</span>
              <strong className="num">
                {f.number(level.value)} <small>{t(unitName(level.unit))}</small>
              </strong>
              <em>{t(proofText(level.gap))}</em>
              {bound ? <span>{t(bound)}</span> : null}
              {yielded ? <span>{t(yielded)}</span> : null}
            </li>
          );
        })}
      </ul>
      {(result.violationCount ?? 0) > 0 && (
        <Notice tone="bad">
          <div>
            <strong>{t(w.violations(result.violationCount!))}</strong>
            {result.violations?.map((text) => (
              <p key={text.en}>{t(text)}</p>
            ))}
          </div>
        </Notice>
      )}
    </>
  );
}

function Cancel({ run }: { run: Run }) {
  const { t } = useText();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => {
      const request = { params: { run: run.id } };
      return run.kind === 'zones' ? api.call('cancelRun', request) : api.call('cancelExchangeRun', request);
    },
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      <Button icon="close" disabled={!cancel.isIdle && !cancel.isError} onClick={() => cancel.mutate()}>
        {t(cancel.isPending || cancel.isSuccess ? w.cancelling : w.cancel)}
      </Button>
      {cancel.error && <Failure error={cancel.error} />}
    </>
  );
}
