import { useMemo, useState } from 'react';
import { mapWords as w } from '../../i18n/map.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { schoolName, unitName } from '../../map/features.ts';
import { type Found, matches } from '../../plan/search.ts';
import { setPlan, usePlan } from '../../plan/store.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Finds schools and places by a part of their name, and goes there. A combobox: arrows choose, Enter goes. */
export function Search({ map }: { readonly map: CountyMap | null }) {
  const { t, language } = useText();
  const data = usePlan((plan) => plan.data);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useMemo(() => (data && text.trim() !== '' ? matches(data, text) : []), [data, text]);

  const go = (one: Found | undefined) => {
    if (!one || !data) return;
    const { lon, lat } =
      one.kind === 'school'
        ? data.schools[one.index]!
        : { lon: data.units.lon[one.index]!, lat: data.units.lat[one.index]! };
    setPlan({ chosen: one });
    map?.flyTo(lon, lat);
    setText(
      one.kind === 'school' ? schoolName(data, one.index, language) : unitName(data, one.index, language),
    );
    setOpen(false);
  };
  const shown = open && text.trim() !== '';
  return (
    <div className="plan-search">
      <Icon name="search" />
      <input
        type="search"
        role="combobox"
        className="u-input"
        aria-label={t(w.search)}
        placeholder={t(w.search)}
        aria-expanded={shown}
        aria-controls="plan-found"
        aria-activedescendant={shown && found.length > 0 ? `plan-found-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setAt(0);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter') go(found[at]);
          else if (event.key === 'Escape') setOpen(false);
          else return;
          event.preventDefault();
        }}
      />
      <div id="plan-found" role="listbox" aria-label={t(w.search)} hidden={!shown}>
        {shown && data
          ? found.map((one, k) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the field above
              <div
                key={`${one.kind}${one.index}`}
                id={`plan-found-${k}`}
                role="option"
                tabIndex={-1}
                aria-selected={k === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => go(one)}
              >
                <Icon name={one.kind === 'school' ? 'school' : 'pin'} />
                <span>
                  {one.kind === 'school'
                    ? schoolName(data, one.index, language)
                    : unitName(data, one.index, language)}
                </span>
                <small>
                  {one.kind === 'unit' ? data.townships[data.units.township[one.index]!] : t(w.school)}
                </small>
              </div>
            ))
          : null}
        {shown && found.length === 0 ? <p>{t(w.nothing)}</p> : null}
      </div>
    </div>
  );
}
