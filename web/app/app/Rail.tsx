import { useEffect, useRef, useState } from 'react';
import { useMe } from '../data/queries.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { PAGES, type PageEntry } from '../pages/index.ts';
import { hrefOf, usePlace } from '../state/place.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNarrow } from '../ui/use-narrow.ts';

/** So many stand in the bar of a phone, where a thumb finds each; the others behind one more. */
const MOST_IN_BAR = 4;

/** The pages that my roles may see. */
export function Rail() {
  const { t } = useText();
  const { page } = usePlace();
  const roles = useMe().data?.roles ?? [];
  const isNarrow = useNarrow();
  const here = page === '' ? PAGES[0]!.id : page;
  const pages = PAGES.filter(({ role }) => role === undefined || roles.includes(role));
  const inBar = isNarrow ? pages.slice(0, MOST_IN_BAR) : pages;
  const others = pages.slice(inBar.length);
  return (
    <nav className="rail" aria-label={t(shell.pages)}>
      {inBar.map((entry) => (
        <PageLink key={entry.id} entry={entry} here={here} />
      ))}
      {others.length > 0 ? <More key={page} pages={others} here={here} /> : null}
    </nav>
  );
}

function PageLink({ entry: { id, name, icon }, here }: { readonly entry: PageEntry; readonly here: string }) {
  const { t } = useText();
  return (
    <a href={hrefOf(id)} aria-current={id === here ? 'page' : undefined}>
      <Icon name={icon} />
      {t(name)}
    </a>
  );
}

/** The pages that have no place in the bar, above it when asked for; another page, Esc or a press elsewhere puts them away. */
function More({ pages, here }: { readonly pages: readonly PageEntry[]; readonly here: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    const escaped = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', away);
    addEventListener('keydown', escaped);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('keydown', escaped);
    };
  }, [open]);
  return (
    <div className="rail-more" ref={box}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="rail-others"
        data-here={pages.some(({ id }) => id === here)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
        {t(shell.morePages)}
      </button>
      <div id="rail-others" hidden={!open}>
        {pages.map((entry) => (
          <PageLink key={entry.id} entry={entry} here={here} />
        ))}
      </div>
    </div>
  );
}
