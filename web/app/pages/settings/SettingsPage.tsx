import { useState } from 'react';
import { useMe } from '../../data/queries.ts';
import { roleNames, settingWords as w } from '../../i18n/scenarios.ts';
import { useText } from '../../i18n/text.ts';
import { hideStaff, isStaffHidden } from '../../state/roles.ts';
import { change, useSettings } from '../../state/settings.ts';
import { Segments, Switch } from '../../ui/Field.tsx';
import { Badge } from '../../ui/Notice.tsx';
import { BasemapCard } from './BasemapCard.tsx';
import './settings.css';

/** What belongs to the reader: language, look, keys, and whether teachers may be seen on this screen. */
export default function SettingsPage() {
  const { t, language } = useText();
  const { theme, letterKeys } = useSettings();
  const me = useMe().data;
  const [hidden, setHidden] = useState(isStaffHidden);
  return (
    <div className="page s-page">
      <h1>{t(w.title)}</h1>
      <section className="card">
        <h2>{t(w.language)}</h2>
        <Segments
          label={t(w.language)}
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => change({ language: value })}
        />
      </section>
      <section className="card">
        <h2>{t(w.theme)}</h2>
        <Segments
          label={t(w.theme)}
          value={theme}
          options={[
            { value: 'light', label: t(w.light) },
            { value: 'dark', label: t(w.dark) },
          ]}
          onChange={(value) => change({ theme: value })}
        />
      </section>
      <BasemapCard />
      <section className="card">
        <h2>{t(w.letterKeys)}</h2>
        <Switch on={letterKeys} onChange={(on) => change({ letterKeys: on })}>
          {t(w.letterKeys)}
        </Switch>
        <p>{t(w.letterHelp)}</p>
      </section>
      <section className="card">
        <h2>{t(w.staff)}</h2>
        <Switch
          on={hidden}
          onChange={(on) => {
            hideStaff(on);
            setHidden(on);
          }}
        >
          {t(w.hideStaff)}
        </Switch>
        <p>{t(w.hideHelp)}</p>
        <p className="r-badges">
          {t(w.roles)}:{' '}
          {me?.roles.map((role) => (
            <Badge key={role}>{t(roleNames[role])}</Badge>
          ))}
        </p>
      </section>
      <section className="card">
        <h2>{t(w.about)}</h2>
        <p>
          {t(w.store)}: {me && t(w[me.store])}
        </p>
        <p>
          <a href="/api/docs">{t(w.server)}</a>
        </p>
      </section>
    </div>
  );
}
