import { useDataset, useDatasets, useScenario, useScenarios } from '../data/queries.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { hrefOf, setParams } from '../state/place.ts';
import { change, useSettings } from '../state/settings.ts';
import { IconButton } from '../ui/Button.tsx';
import { Select } from '../ui/Field.tsx';

/** What is looked at (dataset, scenario), and how (language, theme). Pages put their own into `#topbar-slot`. */
export function TopBar() {
  const { t, language } = useText();
  const theme = useSettings((settings) => settings.theme);
  return (
    <header className="topbar">
      <a className="brand" href={hrefOf('plan')} aria-label={`${t(shell.name)} ${t(shell.subtitle)}`}>
        <img src="/icon.svg" alt="" width="34" height="34" />
        <span>
          <b>{t(shell.name)}</b> <small>{t(shell.subtitle)}</small>
        </span>
      </a>
      <Choosers />
      <div className="slot" id="topbar-slot" />
      <div className="tools">
        <button
          type="button"
          className="u-button"
          data-kind="quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={t(shell.languageLabel)}
          onClick={() => change({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {t(shell.language)}
        </button>
        <IconButton
          icon={theme === 'light' ? 'moon' : 'sun'}
          kind="quiet"
          label={t(theme === 'light' ? shell.themeToDark : shell.themeToLight)}
          onClick={() => change({ theme: theme === 'light' ? 'dark' : 'light' })}
        />
      </div>
    </header>
  );
}

function Choosers() {
  const { t } = useText();
  const datasets = useDatasets().data ?? [];
  const dataset = useDataset();
  const scenarios = useScenarios(dataset?.id ?? null).data ?? [];
  const scenario = useScenario();
  return (
    <div className="choosers">
      <Select
        label={t(shell.dataset)}
        value={dataset?.id ?? ''}
        options={listOrNone(datasets, t(shell.noDataset))}
        onChange={(id) => setParams({ dataset: id, scenario: null, run: null, map: null, sel: null }, true)}
      />
      <Select
        label={t(shell.scenario)}
        value={scenario?.id ?? ''}
        options={listOrNone(scenarios, t(shell.noScenario))}
        onChange={(id) => setParams({ scenario: id, run: null }, true)}
      />
    </div>
  );
}

function listOrNone(list: readonly { readonly id: string; readonly name: string }[], none: string) {
  if (list.length === 0) return [{ value: '', label: none }];
  return list.map(({ id, name }) => ({ value: id, label: name }));
}
