import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../data/api.ts';
import { useRole } from '../data/queries.ts';
import { scenarioWords as w } from '../i18n/scenarios.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Notice.tsx';

/** For data that came without a scenario: makes the first, which changes nothing. */
export default function FirstScenario({ dataset }: { readonly dataset: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const mayPlan = useRole('planner');
  const create = useMutation({
    mutationFn: () => api.call('createScenario', { body: { dataset, name: t(w.firstName), content: {} } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scenarios'] }),
  });
  return (
    <div className="u-empty">
      <p>{t(w.noneYet)}</p>
      {mayPlan ? (
        <Button kind="main" icon="plus" disabled={create.isPending} onClick={() => create.mutate()}>
          {t(w.makeFirst)}
        </Button>
      ) : null}
      {create.error ? <Failure error={create.error} /> : null}
    </div>
  );
}
