import type { Run } from '../../../shared/index.ts';
import { teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { ExchangeResult } from './exchange.ts';

/** Each goal today and under the plan with what is proved of it; or the rules that cannot all be kept. */
export function Proved({ run }: { run: Run }) {
  const { t } = useText();
  const result = run.result as ExchangeResult | null;
  if (result?.status === 'infeasible') {
    return <Notice tone="bad">{result.clash ? t(w.clash(t(result.clash))) : t(w.clashUnknown)}</Notice>;
  }
  if (!result?.goals?.length) return null;
  return (
    <section className="card" aria-label={t(w.goals)}>
      <h3>{t(w.goals)}</h3>
      <ul className="x-goals">
        {result.goals.map((text) => (
          <li key={text.en}>{t(text)}</li>
        ))}
      </ul>
      {(result.noteCount ?? 0) > 0 && (
        <details>
          <summary>{t(w.notes(result.noteCount!))}</summary>
          <ul className="x-notes">
            {result.notes?.map((text) => (
              <li key={text.en}>{t(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
