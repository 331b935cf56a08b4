import type { Dataset, Figures, Run, ScenarioRecord } from '../../../shared/index.ts';
import { Delta } from '../../compare/Delta.tsx';
import { useApi } from '../../data/api.ts';
import type { Names } from '../../data/names.ts';
import { useFormat } from '../../format.ts';
import { reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { goalName, proofText, resultOf, unitName } from '../../runs/result.ts';
import { ModificationText, modificationsOf } from '../../scenario/ModificationText.tsx';

const PRINT_SIGNS = 12;

export function Title({
  run,
  dataset,
  scenario,
}: {
  run: Run;
  dataset: Dataset;
  scenario: ScenarioRecord | undefined;
}) {
  const { t } = useText();
  const f = useFormat();
  const facts: [string, string][] = [
    [t(w.scenario), run.name ?? scenario?.name ?? ''],
    [t(w.dataset), dataset.name],
    [t(w.made), f.moment(run.ended ?? run.created)],
    [t(w.fingerprint), dataset.hash.slice(0, PRINT_SIGNS)],
    [t(w.scenarioPrint), run.scenarioHash.slice(0, PRINT_SIGNS)],
  ];
  return (
    <header className="p-title">
      <h1>{t(w.title)}</h1>
      <p>{dataset.name}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** What is proved, what the judge says, and the counts before and after. */
export function Summary({ run, figures }: { run: Run; figures: Figures | undefined }) {
  const { t } = useText();
  const f = useFormat();
  const result = resultOf(run);
  const broken = result?.violationCount ?? 0;
  const beyond = (figures?.schools ?? [])
    .flatMap(({ stages }) => stages)
    .reduce((sum, { beyondLimit }) => sum + beyondLimit, 0);
  return (
    <section>
      <h2>{t(w.summary)}</h2>
      <p className="p-judge" data-bad={broken > 0}>
        {t(broken === 0 ? w.judgeOk : w.judgeBad(broken))}{' '}
        {broken === 0 && beyond > 0 ? t(w.accepted(f.number(beyond))) : ''}
      </p>
      <table className="u-table">
        <thead>
          <tr>
            <th>{t(w.goal)}</th>
            <th className="num">{t(w.reached)}</th>
            <th>{t(w.proof)}</th>
          </tr>
        </thead>
        <tbody>
          {result?.levels.map(({ id, value, unit, gap }) => (
            <tr key={id}>
              <td>{t(goalName(id))}</td>
              <td className="num">
                {f.number(value)} {t(unitName(unit))}
              </td>
              <td>{t(proofText(gap))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="u-table">
        <thead>
          <tr>
            <th>{t(w.count)}</th>
            <th className="num">{t(w.before)}</th>
            <th className="num">{t(w.after)}</th>
            <th className="num">{t(w.change)}</th>
          </tr>
        </thead>
        <tbody>
          {figures?.summary.map(({ id, name, unit, decimals, before, after }) => (
            <tr key={id}>
              <td>
                {t(name)} ({t(unit)})
              </td>
              <td className="num">{f.number(before, decimals)}</td>
              <td className="num">{f.number(after, decimals)}</td>
              <td className="num">
                <Delta base={before} value={after} row={{ better: 'lower', decimals, isShare: false }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Changed({
  scenario,
  figures,
  names,
}: {
  scenario: ScenarioRecord | undefined;
  figures: Figures | undefined;
  names: Names;
}) {
  const { t } = useText();
  const profiles = useApi('catalogue', {}, { forever: true }).data?.profiles;
  const profile = profiles?.find(({ id }) => id === figures?.profile);
  const modifications = scenario ? modificationsOf(scenario) : [];
  return (
    <section>
      <h2>{t(w.changes)}</h2>
      {modifications.length === 0 ? (
        <p>{t(w.noModifications)}</p>
      ) : (
        <ol className="p-list">
          {modifications.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: their order is what they are
            <li key={i}>
              <ModificationText modification={one} names={names} />
            </li>
          ))}
        </ol>
      )}
      <p>
        {t(w.profile)}: {profile ? t(profile.name) : figures?.profile}
      </p>
    </section>
  );
}
