import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dataset, ScenarioRecord } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { useDataset, useDatasets, useScenario, useScenarios } from '../../data/queries.ts';
import { useFormat } from '../../format.ts';
import { schoolCount } from '../../i18n/counts.ts';
import { scenarioWords as w } from '../../i18n/scenarios.ts';
import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import { modificationsOf } from '../../scenario/ModificationText.tsx';
import { useSave } from '../../scenario/use-save.ts';
import { goTo, hrefOf, setParams } from '../../state/place.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';
import { Modifications } from './Modifications.tsx';
import './scenarios.css';

/** Scenarios of the dataset, what each changes, and the datasets. */
export default function ScenariosPage() {
  const { t } = useText();
  const dataset = useDataset();
  const counties = useDatasets();
  const datasets = counties.data ?? [];
  const scenario = useScenario();
  const list = useScenarios(dataset?.id ?? null);
  const scenarios = list.data ?? [];
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (of: Dataset) =>
      api.call('createScenario', { body: { dataset: of.id, name: t(w.newName), content: {} } }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['scenarios'] });
      setParams({ scenario: made.id }, true);
    },
  });
  return (
    <div className="page">
      <header>
        <div>
          <h1>{t(w.title)}</h1>
          <p>{t(w.lead)}</p>
        </div>
        {dataset && (
          <Button kind="main" icon="plus" onClick={() => create.mutate(dataset)}>
            {t(w.create)}
          </Button>
        )}
      </header>
      {create.error && <Failure error={create.error} />}
      {counties.isLoading || list.isLoading ? (
        <Loading />
      ) : (
        <>
          <div className="s-columns">
            <ScenarioList scenarios={scenarios} chosen={scenario} />
            {scenario && <Modifications key={scenario.id} scenario={scenario} />}
          </div>
          <section>
            <h2>{t(w.datasets)}</h2>
            <DatasetList datasets={datasets} chosen={dataset} />
          </section>
        </>
      )}
    </div>
  );
}

function ScenarioList({
  scenarios,
  chosen,
}: {
  scenarios: readonly ScenarioRecord[];
  chosen: ScenarioRecord | null;
}) {
  const { t } = useText();
  const f = useFormat();
  const { copy } = useSave((made) => setParams({ scenario: made.id }, true));
  const [leaving, setLeaving] = useState<ScenarioRecord | null>(null);
  return (
    <section>
      <h2>{t(w.scenarios)}</h2>
      {copy.error && <Failure error={copy.error} />}
      <DataTable
        label={t(w.scenarios)}
        rows={scenarios}
        rowId={({ id }) => id}
        isChosen={({ id }) => id === chosen?.id}
        columns={[
          {
            id: 'name',
            name: t(w.name),
            value: ({ name }) => name,
            cell: ({ id, name }) => <a href={hrefOf('scenarios', { scenario: id, run: null })}>{name}</a>,
          },
          { id: 'changes', name: t(w.changes), numeric: true, value: (one) => modificationsOf(one).length },
          {
            id: 'parent',
            name: t(w.copiedFrom),
            value: ({ parent }) => scenarios.find(({ id }) => id === parent)?.name ?? '',
          },
          {
            id: 'changed',
            name: t(w.changed),
            value: ({ changed }) => changed,
            cell: ({ changed }) => f.moment(changed),
          },
          { id: 'author', name: t(w.author), value: ({ author }) => author },
          {
            id: 'actions',
            name: t(w.actions),
            value: () => null,
            cell: (one) => (
              <span className="s-actions">
                <IconButton
                  icon="map"
                  kind="quiet"
                  label={`${t(w.open)}: ${one.name}`}
                  onClick={() => goTo('plan', { scenario: one.id, run: null })}
                />
                <IconButton
                  icon="copy"
                  kind="quiet"
                  label={t(w.copy(one.name))}
                  onClick={() =>
                    copy.mutate({ scenario: one, name: t(w.copyName(one.name)), content: one.content })
                  }
                />
                <IconButton
                  icon="trash"
                  kind="quiet"
                  label={t(w.remove(one.name))}
                  onClick={() => setLeaving(one)}
                />
              </span>
            ),
          },
        ]}
      />
      {leaving && <RemoveDialog scenario={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function RemoveDialog({ scenario, onClose }: { scenario: ScenarioRecord; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      api.call('removeScenario', { params: { scenario: scenario.id }, query: { version: scenario.version } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['scenarios'] });
      setParams({ scenario: null });
      onClose();
    },
  });
  return (
    <Dialog title={t(w.removeAsk(scenario.name))} onClose={onClose}>
      {remove.error && <Failure error={remove.error} />}
      <footer>
        <Button onClick={onClose}>{t(shell.cancel)}</Button>
        <Button kind="danger" onClick={() => remove.mutate()}>
          {t(w.removeNow)}
        </Button>
      </footer>
    </Dialog>
  );
}

function DatasetList({ datasets, chosen }: { datasets: readonly Dataset[]; chosen: Dataset | null }) {
  const { t } = useText();
  const f = useFormat();
  return (
    <DataTable
      label={t(w.datasets)}
      rows={datasets}
      rowId={({ id }) => id}
      isChosen={({ id }) => id === chosen?.id}
      columns={[
        {
          id: 'name',
          name: t(w.name),
          value: ({ name }) => name,
          cell: ({ id, name }) => (
            <a href={hrefOf('scenarios', { dataset: id, scenario: null, run: null, map: null })}>{name}</a>
          ),
        },
        { id: 'units', name: t(w.units), numeric: true, value: ({ units }) => units },
        {
          id: 'schools',
          name: t(w.schools),
          value: ({ schools }) => schools,
          cell: (one) => t(schoolCount(one)),
        },
        {
          id: 'pupils',
          name: t(w.pupils),
          numeric: true,
          value: ({ pupils }) => pupils,
          cell: ({ pupils }) => f.number(pupils),
        },
        { id: 'staff', name: t(w.staff), value: ({ staff }) => t(staff ? w.yes : w.no) },
        {
          id: 'created',
          name: t(w.changed),
          value: ({ created }) => created,
          cell: ({ created }) => f.moment(created),
        },
      ]}
    />
  );
}
