import { useState } from 'react';
import type { Run } from '../../shared/index.ts';
import { useApi } from '../data/api.ts';
import { runWords as w } from '../i18n/runs.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Notice.tsx';

const RULES = ['contiguity', 'limits', 'locks', 'groups'] as const;
type Rule = (typeof RULES)[number];

const SECONDS = 10;

/** What each rule costs: the server plans once more without it, and says what that would gain. */
export function RulePrices({ run }: { readonly run: Run }) {
  const { t } = useText();
  const [asked, ask] = useState<readonly Rule[]>([]);
  return (
    <details className="r-prices">
      <summary>{t(w.prices)}</summary>
      <p>{t(w.pricesHelp(SECONDS))}</p>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>
            <span>{t(w[rule])}</span>
            {asked.includes(rule) ? (
              <Price run={run} rule={rule} />
            ) : (
              <Button aria-label={t(w.priceOf(t(w[rule])))} onClick={() => ask([...asked, rule])}>
                {t(w.price)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Price({ run, rule }: { readonly run: Run; readonly rule: Rule }) {
  const { t } = useText();
  const request = { params: { run: run.id, rule }, query: { seconds: SECONDS } };
  const { data, error, refetch } = useApi('priceRule', request, { forever: true });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <p role="status">{t(w.pricing)}</p>;
  return <p role="status">{t(data.price?.text ?? w.noPrice)}</p>;
}
