import { type ComponentType, lazy, Suspense } from 'react';
import { useMe } from '../data/queries.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { PAGES, type PageEntry } from '../pages/index.ts';
import { hrefOf, usePlace } from '../state/place.ts';
import { Loading, Notice } from '../ui/Notice.tsx';
import { Boundary } from './Boundary.tsx';
import { Connection } from './Connection.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

const loaded = new Map<string, ComponentType>();

/** The component of a page, loaded once. */
function componentOf({ id, load }: PageEntry): ComponentType {
  const known = loaded.get(id) ?? lazy(load);
  loaded.set(id, known);
  return known;
}

/** The frame: bar, rail, and the page that the address names. */
export function App() {
  const { t } = useText();
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={focusContent}>
        {t(shell.skip)}
      </button>
      <TopBar />
      <Rail />
      <main className="content" id="content" tabIndex={-1}>
        <Page />
        <Connection />
      </main>
    </div>
  );
}

/** No link, because what stands behind `#` is the place in the page. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}

function Page() {
  const { t } = useText();
  const { page } = usePlace();
  const me = useMe();
  const entry = page === '' ? PAGES[0]! : PAGES.find(({ id }) => id === page);
  if (!entry) {
    return (
      <div className="u-empty">
        <p>{t(shell.notFound)}</p>
        <a href={hrefOf(PAGES[0]!.id)}>{t(shell.toPlan)}</a>
      </div>
    );
  }
  if (entry.role && !me.data) return <Loading />;
  if (entry.role && !me.data!.roles.includes(entry.role)) {
    return (
      <div className="page">
        <Notice tone="warn">{t(shell.notAllowed)}</Notice>
      </div>
    );
  }
  const Component = componentOf(entry);
  return (
    <Boundary key={entry.id}>
      <Suspense fallback={<Loading />}>
        <Component />
      </Suspense>
    </Boundary>
  );
}
