import type { Layout } from '../../../shared/index.ts';
import { useFormat } from '../../format.ts';
import { layoutWords as w } from '../../i18n/layout.ts';
import { useText } from '../../i18n/text.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { YUAN_PER_TEN_THOUSAND } from './decision.ts';

type Year = Layout['years'][number];

/** What each year costs and who must change, with the difference to another layout. */
export function Years({ layout, other }: { layout: Layout; other: Layout | undefined }) {
  const { t } = useText();
  const f = useFormat();
  const wan = (value: number) => value / YUAN_PER_TEN_THOUSAND;
  const rows: readonly (readonly [string, (year: Year) => number])[] = [
    [t(w.open), ({ open }) => open],
    [t(w.building), ({ spending }) => wan(spending.building)],
    [t(w.charge), ({ spending }) => wan(spending.charge)],
    [t(w.running), ({ spending }) => wan(spending.running)],
    [t(w.buses), ({ spending }) => wan(spending.buses)],
    [t(w.boarding), ({ spending }) => wan(spending.boarding)],
    [t(w.moved), ({ moved }) => moved],
    [t(w.minutes), ({ minutes }) => minutes],
  ];
  return (
    <>
      <Scroll label={t(w.years)} className="l-scroll">
        <table className="u-table">
          <thead>
            <tr>
              <th>{t(w.year)}</th>
              {layout.years.map(({ year }) => (
                <th key={year} className="num">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th>{name}</th>
                {layout.years.map((year) => {
                  const there = other?.years.find((one) => one.year === year.year);
                  return (
                    <td key={year.year} className="num">
                      {f.number(value(year))}
                      {there && <small> ({f.signed(value(year) - value(there))})</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="r-help">{t(w.unit)}</p>
    </>
  );
}
