import { useMe } from '../data/queries.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { PAGES } from '../pages/index.ts';
import { hrefOf, usePlace } from '../state/place.ts';
import { Icon } from '../ui/Icon.tsx';

/** The pages that my roles may see. */
export function Rail() {
  const { t } = useText();
  const { page } = usePlace();
  const roles = useMe().data?.roles ?? [];
  const here = page === '' ? PAGES[0]!.id : page;
  return (
    <nav className="rail" aria-label={t(shell.pages)}>
      {PAGES.filter(({ role }) => role === undefined || roles.includes(role)).map(({ id, name, icon }) => (
        <a key={id} href={hrefOf(id)} aria-current={id === here ? 'page' : undefined}>
          <Icon name={icon} />
          {t(name)}
        </a>
      ))}
    </nav>
  );
}
