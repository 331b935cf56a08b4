import { useFormat } from '../format.ts';
import { compareWords as w } from '../i18n/compare.ts';
import { useText } from '../i18n/text.ts';
import { directionOf, type IndicatorRow } from './rows.ts';

const SIGNS = { better: '▲', worse: '▼', same: '', changed: '' } as const;

/** How a value differs from the base: amount, and in words whether that is better. Never by colour alone. */
export function Delta({
  base,
  value,
  row,
}: {
  base: number | null;
  value: number | null;
  row: Pick<IndicatorRow, 'better' | 'decimals' | 'isShare'>;
}) {
  const { t } = useText();
  const f = useFormat();
  const direction = directionOf(base, value, row.better);
  if (direction === null) return null;
  if (direction === 'same') {
    return (
      <span className="k-delta" data-direction="same">
        {t(w.same)}
      </span>
    );
  }
  const change = value! - base!;
  const amount = row.isShare ? `${f.signed(change * 100, row.decimals)} %` : f.signed(change, row.decimals);
  return (
    <span className="k-delta" data-direction={direction}>
      {amount} {SIGNS[direction] && <span aria-hidden="true">{SIGNS[direction]}</span>}
      <small>{direction === 'changed' ? '' : t(w[direction])}</small>
    </span>
  );
}
