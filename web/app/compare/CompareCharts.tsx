import { useMemo, useState } from 'react';
import type { Figures } from '../../shared/index.ts';
import { Columns, type DotRow, Dots } from '../charts/index.ts';
import { UNKNOWN, useFormat } from '../format.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { type Text, useText } from '../i18n/text.ts';
import { stageName } from '../i18n/units.ts';
import { Segments } from '../ui/Field.tsx';
import { byMinutes, bySize, type IndicatorRow } from './rows.ts';
import type { Side } from './use-sides.ts';

const MINUTES_STEP = 5;
const MINUTE_CLASSES = 13;
const SIZES = [25, 30, 35, 40, 45, 50, 55];
const MOST_SCHOOLS = 40;
/** Share of pupils told for the text of the chart. */
const TOLD_MINUTES = 30;

/** Plans drawn over each other: ways to school, class sizes, how full schools are, coefficients, shortfalls. */
export function CompareCharts({
  sides,
  base,
  rows,
  nameOf,
  onSchool,
}: {
  sides: readonly Side[];
  /** The side that the others are compared with. */
  base: number;
  rows: readonly IndicatorRow[];
  nameOf: (school: string) => string;
  onSchool: (school: string) => void;
}) {
  const { t } = useText();
  const f = useFormat();
  const known = sides.filter((side): side is Side & { figures: Figures } => side.figures !== undefined);
  const stages = [...new Set(known.flatMap(({ figures }) => figures.ways.map(({ stage }) => stage)))];
  const [asked, ask] = useState<string | null>(null);
  const stage = asked !== null && stages.includes(asked) ? asked : (stages[0] ?? null);
  const baseId = sides[base]?.id;
  const full = useMemo(() => fullest(known), [known]);
  if (stage === null) return null;
  const series = known.map(({ id, name }) => ({ id, name }));
  const ways = known.map(({ figures }) => byMinutes(figures, stage, MINUTES_STEP, MINUTE_CLASSES));
  const sizes = known.map(({ figures }) => bySize(figures, stage, SIZES));
  const cap = stage === 'junior' ? 50 : 45;
  const told = known.map(({ name }, i) => {
    const all = ways[i]!.reduce((sum, pupils) => sum + pupils, 0);
    const within = ways[i]!.slice(0, TOLD_MINUTES / MINUTES_STEP).reduce((sum, pupils) => sum + pupils, 0);
    return `${name}: ${t(w.upTo(f.share(all ? within / all : null, 0), TOLD_MINUTES))}`;
  });
  const of = (prefix: string) =>
    rows
      .filter(({ indicator, stage: own }) => indicator?.startsWith(prefix) && (own === stage || own === null))
      .map(({ key, name, values, limit }) => ({
        id: key,
        name: t(name),
        values: values.filter((_, i) => sides[i]?.figures),
        limit,
      }));
  const coefficients = of('coefficient.');
  const at = Math.max(
    0,
    known.findIndex(({ id }) => id === baseId),
  );
  const shortfalls = shortfallRows(rows, stage, sides, at, {
    name: t,
    write: f.number,
  });
  return (
    <div className="k-charts">
      {stages.length > 1 && (
        <Segments
          label={t(w.stage)}
          value={stage}
          options={stages.map((id) => ({ value: id, label: t(stageName(id)) }))}
          onChange={ask}
        />
      )}
      <div className="k-grid">
        <div className="card">
          <Columns
            words={{
              title: t(w.waysChart),
              note: t(stageName(stage)),
              summary: t(w.waysSays(told.join('; '))),
            }}
            series={series}
            labels={ways[0]!.map((_, c) =>
              c === MINUTE_CLASSES - 1 ? `>${c * MINUTES_STEP}` : `≤${(c + 1) * MINUTES_STEP}`,
            )}
            values={ways}
            xName={t(w.minutes)}
            yName={t(w.pupils)}
            format={(value) => f.number(value)}
          />
        </div>
        <div className="card">
          <Columns
            words={{ title: t(w.sizesChart), note: t(stageName(stage)), summary: t(w.sizesSays) }}
            series={series}
            labels={[...SIZES.map((size) => `≤${size}`), `>${SIZES.at(-1)}`]}
            values={sizes}
            xName={t(w.pupilsPerClass)}
            yName={t(w.classes)}
            format={(value) => f.number(value)}
            limit={{ before: SIZES.indexOf(cap) + 1, name: t(w.sizeCap(cap)) }}
          />
        </div>
        <div className="card">
          <Dots
            words={{ title: t(w.useChart), summary: t(w.useSays) }}
            series={series}
            rows={full.map(({ school, values }) => ({ id: school, name: nameOf(school), values, limit: 1 }))}
            rowName={t(w.school)}
            xName=""
            limitName={t(w.full)}
            format={(value) => f.share(value, 0)}
            onRow={onSchool}
          />
        </div>
        {coefficients.length > 0 && (
          <div className="card">
            <Dots
              words={{
                title: t(w.coefficientChart),
                note: t(stageName(stage)),
                summary: t(w.coefficientSays),
              }}
              series={series}
              rows={coefficients}
              rowName={t(w.indicator)}
              xName={t(w.coefficient)}
              limitName={t(w.limit)}
              format={(value) => f.number(value, 2)}
            />
          </div>
        )}
        {shortfalls.length > 0 && (
          <div className="card">
            <Dots
              words={{
                title: t(w.shortfallChart),
                note: `${t(stageName(stage))} · ${t(w.shortfallNote(series[at]!.name))}`,
                summary: t(w.shortfallSays),
              }}
              series={series}
              rows={shortfalls}
              rowName={t(w.resource)}
              xName={t(w.shortfallShare)}
              limitName=""
              format={(value) => f.share(value, 0)}
            />
          </div>
        )}
      </div>
    </div>
  );
}

/** What is missing of each resource, as a share of what is missing under the base: one scale for square metres, yuan and teachers. */
function shortfallRows(
  rows: readonly IndicatorRow[],
  stage: string,
  sides: readonly Side[],
  at: number,
  { name: say, write }: { name: (text: Text) => string; write: (value: number, digits?: number) => string },
): DotRow[] {
  return rows.flatMap(({ indicator, stage: own, key, name, values: all, unit, decimals }): DotRow[] => {
    if (!indicator?.startsWith('shortfall.') || own !== stage) return [];
    const values = all.filter((_, i) => sides[i]?.figures);
    const before = values[at] ?? null;
    if (before === null || before <= 0) return [];
    return [
      {
        id: key,
        name: say(name).replace(/^[^:：]+[:：]\s*/, ''),
        values: values.map((value) => (value === null ? null : value / before)),
        written: values.map((value) => (value === null ? UNKNOWN : `${write(value, decimals)} ${say(unit)}`)),
      },
    ];
  });
}

/** Schools by how full they are at most, the fullest first. */
function fullest(sides: readonly { readonly figures: Figures }[]) {
  const ids = sides[0]?.figures.schools.map(({ school }) => school) ?? [];
  return ids
    .map((school, s) => ({
      school,
      values: sides.map(({ figures }) => {
        const line = figures.schools[s];
        return line?.open ? line.utilisation : null;
      }),
    }))
    .filter(({ values }) => values.some((value) => value !== null))
    .sort((a, b) => most(b.values) - most(a.values))
    .slice(0, MOST_SCHOOLS);
}

function most(values: readonly (number | null)[]): number {
  return Math.max(...values.map((value) => value ?? 0));
}
