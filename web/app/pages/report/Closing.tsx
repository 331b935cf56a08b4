import type { Dataset, Figures, Run } from '../../../shared/index.ts';
import { Columns } from '../../charts/index.ts';
import { byMinutes } from '../../compare/rows.ts';
import { useApi } from '../../data/api.ts';
import { useFormat } from '../../format.ts';
import { compareWords } from '../../i18n/compare.ts';
import { schoolCount } from '../../i18n/counts.ts';
import { reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';
import { useFiguresInForce } from './use-settled.ts';

const STEP = 5;
const CLASSES = 13;

/** How long the children walk: today, and under the plan. */
export function Charts({
  run,
  dataset,
  figures,
}: {
  run: Run;
  dataset: Dataset;
  figures: Figures | undefined;
}) {
  const { t } = useText();
  const f = useFormat();
  const today = useFiguresInForce(dataset.zonesInForce ? run : undefined).data;
  if (!figures) return null;
  const sides = [
    ...(today ? [{ id: 'before', name: t(w.before), figures: today }] : []),
    { id: 'after', name: t(w.after), figures },
  ];
  return (
    <section>
      <h2>{t(w.charts)}</h2>
      {figures.ways.map(({ stage }) => (
        <Columns
          key={stage}
          words={{
            title: `${t(compareWords.waysChart)} · ${t(stageName(stage))}`,
            summary: t(compareWords.waysChart),
          }}
          series={sides}
          labels={Array.from({ length: CLASSES }, (_, c) =>
            c === CLASSES - 1 ? `>${c * STEP}` : `≤${(c + 1) * STEP}`,
          )}
          values={sides.map((side) => byMinutes(side.figures, stage, STEP, CLASSES))}
          xName={t(compareWords.minutes)}
          yName={t(compareWords.pupils)}
          format={(value) => f.number(value)}
        />
      ))}
    </section>
  );
}

export function Texts() {
  const { t } = useText();
  return (
    <section>
      <h2>{t(w.method)}</h2>
      <p>{t(w.methodText)}</p>
    </section>
  );
}

/** Where the data come from, what they cannot say, and who signs. */
export function Sources({ dataset, figures }: { dataset: Dataset; figures: Figures | undefined }) {
  const { t, language } = useText();
  const f = useFormat();
  const indicators = useApi('catalogue', {}, { forever: true }).data?.indicators ?? [];
  const counted = new Set(figures?.county.map(({ id }) => id));
  const standards = new Set(indicators.filter(({ id }) => counted.has(id)).map(({ source }) => source));
  const { units, pupils, years } = dataset;
  return (
    <>
      <section>
        <h2>{t(w.sources)}</h2>
        <p>
          {t(
            w.sourceText(
              f.number(units),
              schoolCount(dataset),
              f.number(pupils),
              years.filter((y) => y > 0).join(', ') || '—',
            ),
          )}
        </p>
        {standards.size > 0 && <p>{t(w.standards([...standards].join(language === 'zh' ? '；' : '; ')))}</p>}
      </section>
      <section>
        <h2>{t(w.limits)}</h2>
        <p>{t(w.limitsText)}</p>
      </section>
      <section className="p-sign" aria-label={t(w.sign)}>
        {[w.signBy, w.signCheck, w.signHead, w.signDate].map((line) => (
          <p key={line.en}>
            <span>{t(line)}</span>
          </p>
        ))}
        <p className="p-seal">{t(w.seal)}</p>
      </section>
    </>
  );
}
