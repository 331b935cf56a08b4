import type { Run, ScenarioRecord } from '../../../shared/index.ts';
import { useFormat } from '../../format.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { runWords } from '../../i18n/runs.ts';
import { useText } from '../../i18n/text.ts';
import { sameScenario } from '../../plan/modifications.ts';
import { usePlan } from '../../plan/store.ts';
import { goalName, levelText, mainLevel } from '../../runs/result.ts';

/** What is proved of the plan shown: of a run as it was solved; of nothing that was changed since. */
export function Proof({
  runs,
  scenario,
}: {
  readonly runs: readonly Run[];
  readonly scenario: ScenarioRecord | null;
}) {
  const { t } = useText();
  const f = useFormat();
  const { basis, history, content, savedContent } = usePlan();
  const run = basis.kind === 'run' ? runs.find(({ id }) => id === basis.run) : undefined;
  const edited = history.done.length > 0 || !sameScenario(content, savedContent);
  if (edited || run?.byHand) return <p className="plan-proof">{t(w.noBound)}</p>;
  const level = run && mainLevel(run);
  if (!level) return null;
  const stale = scenario !== null && scenario.hash !== run.scenarioHash;
  return (
    <p className="plan-proof">
      {t(goalName(level.id))} {t(levelText(level, f.number))}
      {stale ? ` · ${t(runWords.stale)}` : ''}
    </p>
  );
}
