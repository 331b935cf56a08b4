import { useState } from 'react';
import type { Run, ScenarioRecord } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { useRole } from '../../data/queries.ts';
import { textOf } from '../../data/request.ts';
import { moment, number } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { sameScenario } from '../../plan/modifications.ts';
import { type Choice, type Saved, savePlan, settle } from '../../plan/save.ts';
import { type Freedom, solveAgain } from '../../plan/solve.ts';
import { usePlan } from '../../plan/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice, type Tone } from '../../ui/Notice.tsx';
import { ConflictDialog, SaveDialog } from './SaveDialog.tsx';
import { SolveDialog } from './SolveDialog.tsx';

interface Message {
  readonly tone: Tone;
  readonly text: Text;
}

/** Save, solve again, and how these stand. */
export function WorkBar({ scenario }: { readonly scenario: ScenarioRecord | null }) {
  const { t, language } = useText();
  const { history, content, savedContent, now } = usePlan();
  const mayPlan = useRole('planner');
  const [asking, setAsking] = useState<'save' | 'solve' | null>(null);
  const [theirs, setTheirs] = useState<{ readonly record: ScenarioRecord; readonly name: string } | null>(
    null,
  );
  const [running, setRunning] = useState<{ readonly run: Run | null; readonly since: number } | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  if (!scenario || !mayPlan) return null;
  const changed = history.done.length > 0 || !sameScenario(content, savedContent);

  const attempt = async (what: () => Promise<void>) => {
    setBusy(true);
    setMessage(null);
    try {
      await what();
    } catch (error) {
      setMessage({ tone: 'bad', text: textOf(error) });
    } finally {
      setBusy(false);
      setRunning(null);
    }
  };
  const told = (saved: Saved, name: string) => {
    if ('theirs' in saved) {
      setTheirs({ record: saved.theirs, name });
      return;
    }
    setTheirs(null);
    const broken = Number(saved.run.result?.violationCount ?? 0);
    setMessage(broken > 0 ? { tone: 'warn', text: w.savedBroken(broken) } : { tone: 'good', text: w.saved });
  };
  const save = (name: string) => {
    setAsking(null);
    void attempt(async () => told(await savePlan(scenario, name), name));
  };
  const choose = (choice: Choice) => {
    const { record, name } = theirs!;
    setTheirs(null);
    void attempt(async () => told(await settle(choice, record, name), name));
  };
  const solve = (freedom: Freedom, seconds: number) => {
    setAsking(null);
    const since = Date.now();
    setRunning({ run: null, since });
    const name = t(w.saveDefault(moment(language, new Date().toISOString())));
    void attempt(async () => {
      const solved = await solveAgain({
        scenario,
        freedom,
        seconds,
        name,
        tell: (run) => setRunning({ run, since }),
      });
      if (solved.kind === 'conflict') setTheirs({ record: solved.theirs, name });
      else if (solved.kind === 'moved') setMessage({ tone: 'good', text: w.solveMoved(solved.units) });
      else {
        const failed = freedom === 'around' ? w.solveFailed : w.mendFailed(seconds);
        setMessage({ tone: 'bad', text: solved.run.reason?.text ?? failed });
      }
    });
  };
  return (
    <div className="plan-work">
      <div>
        <Button kind="main" icon="save" disabled={!changed || busy} onClick={() => setAsking('save')}>
          {t(w.save)}
        </Button>
        <Button icon="run" disabled={busy || !now} onClick={() => setAsking('solve')}>
          {t(w.solve)}
        </Button>
        {changed ? <ChangedCount /> : null}
      </div>
      <div className="plan-said">
        {running ? (
          <Notice>
            <Elapsed key={running.since} since={running.since} />
            <progress aria-label={t(w.solve)} />
            {running.run && !['cancelled', 'finished', 'failed'].includes(running.run.state) ? (
              <Button onClick={() => void api.call('cancelRun', { params: { run: running.run!.id } })}>
                {t(w.stop)}
              </Button>
            ) : null}
          </Notice>
        ) : null}
        {message ? <Notice tone={message.tone}>{t(message.text)}</Notice> : null}
      </div>
      {asking === 'save' ? <SaveDialog onSave={save} onClose={() => setAsking(null)} /> : null}
      {asking === 'solve' ? <SolveDialog onSolve={solve} onClose={() => setAsking(null)} /> : null}
      {theirs ? (
        <ConflictDialog theirs={theirs.record} onChoose={choose} onClose={() => setTheirs(null)} />
      ) : null}
    </div>
  );
}

function ChangedCount() {
  const { t } = useText();
  const { zones, startZones } = usePlan();
  usePlan((plan) => plan.revision);
  let count = 0;
  zones.forEach((zone, stage) => {
    const before = startZones[stage];
    zone?.forEach((school, unit) => {
      if (before && before[unit] !== school) count++;
    });
  });
  return <small>{t(w.changedUnits(count))}</small>;
}

function Elapsed({ since }: { readonly since: number }) {
  const { t, language } = useText();
  // The run is looked at a few times a second, and each look draws this anew.
  return <span>{t(w.solving(number(language, Math.max(0, (Date.now() - since) / 1000))))}</span>;
}
