import type { MapData } from '../../shared/index.ts';
import type { Names } from '../data/names.ts';
import { useFormat } from '../format.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { shell } from '../i18n/shell.ts';
import { useText } from '../i18n/text.ts';
import { setParams } from '../state/place.ts';
import { IconButton } from '../ui/Button.tsx';
import type { Behind } from './behind.ts';
import type { IndicatorRow } from './rows.ts';

const MOST = 60;

/** The places or schools that a number is made of; each may be looked at on the map. */
export function BehindPanel({
  row,
  side,
  behind,
  data,
  names,
}: {
  row: IndicatorRow;
  side: string;
  behind: Behind | null;
  data: MapData;
  names: Names;
}) {
  const { t } = useText();
  const f = useFormat();
  const items =
    behind === null
      ? []
      : behind.kind === 'units'
        ? behind.units.map(({ unit, pupils, minutes }) => ({
            sel: `unit:${data.units.ids[unit]}`,
            name: names.unit(data.units.ids[unit]!),
            text: `${f.number(pupils)} ${t(w.pupils)} · ${f.number(minutes, 1)} ${t(w.minutes)}`,
          }))
        : behind.schools.map(({ school, value }) => ({
            sel: `school:${school}`,
            name: names.school(school),
            text: row.isShare
              ? f.share(value, row.decimals)
              : `${f.number(value, row.decimals)} ${t(row.unit)}`,
          }));
  return (
    <section className="card k-behind" aria-label={t(w.behind)}>
      <header>
        <div>
          <h3>{t(row.name)}</h3>
          <small>
            {side} · {t(w.behindCount(items.length))}
          </small>
        </div>
        <IconButton
          icon="close"
          kind="quiet"
          label={t(shell.close)}
          onClick={() => setParams({ show: null }, true)}
        />
      </header>
      {items.length === 0 && <p>{t(w.nobody)}</p>}
      <ul>
        {items.slice(0, MOST).map(({ sel, name, text }) => (
          <li key={sel}>
            <button type="button" onClick={() => setParams({ sel })}>
              <span>{name}</span>
              <span className="num">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > MOST && <p className="r-help">{t(w.first(MOST))}</p>}
    </section>
  );
}
