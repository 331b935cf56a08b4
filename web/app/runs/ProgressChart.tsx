import { useState } from 'react';
import type { Run } from '../../shared/index.ts';
import { Curves, type Point } from '../charts/index.ts';
import { useFormat } from '../format.ts';
import { runWords as w } from '../i18n/runs.ts';
import { useText } from '../i18n/text.ts';
import { Segments } from '../ui/Field.tsx';
import { goalName, isAtWork, resultOf, unitName } from './result.ts';
import type { Progress } from './use-progress.ts';

/** Incumbent and bound of one goal, closing in. */
export function ProgressChart({ run, points }: { run: Run; points: readonly Progress[] }) {
  const { t } = useText();
  const f = useFormat();
  const [asked, ask] = useState<string | null>(null);
  const goals = [...new Set(points.flatMap(({ goal }) => goal ?? []))];
  const goal = asked !== null && goals.includes(asked) ? asked : (goals[0] ?? null);
  if (goal === null) return <p className="r-waiting">{isAtWork(run) ? t(w.waiting) : null}</p>;
  const of = points.filter((point) => point.goal === goal);
  const found = stairs(of, 'incumbent');
  const bounds = stairs(of, 'bound');
  const [incumbent, bound] = [found.at(-1)?.[1] ?? null, bounds.at(-1)?.[1] ?? null];
  const gap = of.findLast((point) => point.gap !== null)?.gap ?? null;
  const level = resultOf(run)?.levels.find(({ id }) => id === goal);
  return (
    <div className="r-chart">
      {goals.length > 1 && (
        <Segments
          label={t(w.goalShown)}
          value={goal}
          options={goals.map((id) => ({ value: id, label: t(goalName(id)) }))}
          onChange={ask}
        />
      )}
      <Curves
        words={{
          title: `${t(w.chart)} · ${t(goalName(goal))}`,
          note: t(w.chartNote),
          summary: t(w.chartSays(f.number(incumbent), f.number(bound), f.share(gap, 2))),
        }}
        series={[
          { id: 'incumbent', name: t(w.incumbent) },
          { id: 'bound', name: t(w.bound) },
        ]}
        points={[found, bounds]}
        until={Math.max(points.at(-1)?.seconds ?? 1, 1)}
        xName={t(w.elapsed)}
        yName={t(unitName(level?.unit ?? ''))}
        formatX={(value) => f.number(value, value % 1 ? 1 : 0)}
        formatY={(value) => f.number(value)}
      />
    </div>
  );
}

/** Only where the value changes: what lies between is drawn as a straight line anyway. */
function stairs(points: readonly Progress[], key: 'incumbent' | 'bound'): readonly Point[] {
  const steps: Point[] = [];
  for (const point of points) {
    const value = point[key];
    if (value !== null && value !== steps.at(-1)?.[1]) steps.push([point.seconds, value]);
  }
  return steps;
}
