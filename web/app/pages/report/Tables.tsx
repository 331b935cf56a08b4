import type { Figures, Run } from '../../../shared/index.ts';
import { movedOf } from '../../compare/Changes.tsx';
import { useApi } from '../../data/api.ts';
import type { Names } from '../../data/names.ts';
import { useFormat } from '../../format.ts';
import { reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { stageName } from '../../i18n/units.ts';

const MOST_ROWS = 120;

/** Every school at work: zone, classes, rooms and ways. */
export function Schools({ figures, names }: { figures: Figures | undefined; names: Names }) {
  const { t } = useText();
  const f = useFormat();
  const headers = [w.units, w.pupils, w.classes, w.classrooms, w.used, w.mean, w.longest, w.beyond];
  return (
    <section>
      <h2>{t(w.schools)}</h2>
      <table className="u-table p-small">
        <thead>
          <tr>
            <th>{t(w.school)}</th>
            <th>{t(w.stage)}</th>
            {headers.map((header) => (
              <th key={header.en} className="num">
                {t(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures?.schools
            .filter(({ open }) => open)
            .flatMap((line) =>
              line.stages.map((of) => (
                <tr key={`${line.school}/${of.stage}`}>
                  <td>{names.school(line.school)}</td>
                  <td>{t(stageName(of.stage))}</td>
                  <td className="num">{f.number(of.units)}</td>
                  <td className="num">{f.number(of.pupils)}</td>
                  <td className="num">
                    {f.number(Object.values(of.classes).reduce((sum, n) => sum + n, 0))}
                  </td>
                  <td className="num">{f.number(line.classrooms)}</td>
                  <td className="num">{f.share(line.utilisation, 0)}</td>
                  <td className="num">{f.number(of.meanMinutes, 1)}</td>
                  <td className="num">{f.number(of.longestMinutes, 1)}</td>
                  <td className="num">{f.number(of.beyondLimit)}</td>
                </tr>
              )),
            )}
        </tbody>
      </table>
    </section>
  );
}

/** Schools in which children from outside the zone sit (择校), those with the largest share first. */
export function Choice({ figures, names }: { figures: Figures | undefined; names: Names }) {
  const { t } = useText();
  const f = useFormat();
  const lines = (figures?.choices ?? []).filter(({ outside }) => outside > 0);
  if (lines.length === 0) return null;
  const headers = [
    w.enrolledToday,
    w.fromOutside,
    w.share,
    w.allowedShare,
    w.underPlan,
    w.staying,
    w.mayTake,
  ];
  return (
    <section>
      <h2>{t(w.choice)}</h2>
      <p className="p-note">{t(w.choiceNote)}</p>
      <table className="u-table p-small">
        <thead>
          <tr>
            <th>{t(w.school)}</th>
            <th>{t(w.stage)}</th>
            {headers.map((header) => (
              <th key={header.en} className="num">
                {t(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines
            .toSorted((a, b) => b.outside / b.enrolled - a.outside / a.enrolled)
            .map((one) => (
              <tr key={`${one.school}/${one.stage}`} data-bad={isBeyond(one) || undefined}>
                <td>{names.school(one.school)}</td>
                <td>{t(stageName(one.stage))}</td>
                <td className="num">{f.number(one.enrolled)}</td>
                <td className="num">{f.number(one.outside)}</td>
                <td className="num">{f.share(one.outside / one.enrolled, 1)}</td>
                <td className="num">
                  {one.allowedShare === null ? '—' : f.share(one.allowedShare, 1)}
                  {isBeyond(one) ? ` · ${t(w.overLimit)}` : ''}
                </td>
                <td className="num">{f.number(one.planned)}</td>
                <td className="num">{f.number(one.staying)}</td>
                <td className="num">{one.mayTake === null ? '—' : f.number(one.mayTake)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function isBeyond({ enrolled, outside, allowedShare }: NonNullable<Figures['choices']>[number]): boolean {
  return allowedShare !== null && outside > allowedShare * enrolled + 1e-9;
}

/** The units that go elsewhere, those who lose most first. */
export function Who({ run, names, hasZones }: { run: Run; names: Names; hasZones: boolean }) {
  const { t } = useText();
  const f = useFormat();
  const comparison = useApi('compareRuns', hasZones ? { query: { runs: run.id, base: 'inForce' } } : null, {
    forever: true,
  });
  const diff = comparison.data?.diffs[0];
  const all = diff
    ? movedOf(diff).toSorted((a, b) => (b.change ?? 0) * b.pupils - (a.change ?? 0) * a.pupils)
    : [];
  const sum = (pick: (change: number) => boolean) =>
    f.number(all.reduce((total, { pupils, change }) => (pick(change ?? 0) ? total + pupils : total), 0));
  const shown = all.slice(0, MOST_ROWS);
  return (
    <section>
      <h2>{t(w.who)}</h2>
      {!hasZones && <p>{t(w.noInForce)}</p>}
      {diff && (
        <p>
          {t(
            w.sumChanged(
              sum(() => true),
              sum((c) => c > 0),
              sum((c) => c < 0),
            ),
          )}
        </p>
      )}
      {shown.length > 0 && (
        <table className="u-table p-small">
          <thead>
            <tr>
              <th>{t(w.units)}</th>
              <th>{t(w.stage)}</th>
              <th className="num">{t(w.pupils)}</th>
              <th>{t(w.before)}</th>
              <th>{t(w.after)}</th>
              <th className="num">{t(w.change)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ stage, unit, pupils, from, to, before, after, change }) => (
              <tr key={`${stage}/${unit}`}>
                <td>{names.unit(unit)}</td>
                <td>{t(stageName(stage))}</td>
                <td className="num">{f.number(pupils)}</td>
                <td>
                  {from === null ? '—' : names.school(from)} <small>{f.number(before, 1)}</small>
                </td>
                <td>
                  {to === null ? '—' : names.school(to)} <small>{f.number(after, 1)}</small>
                </td>
                <td className="num">{f.signed(change, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < all.length && <p className="p-note">{t(w.listed(shown.length, all.length))}</p>}
    </section>
  );
}
