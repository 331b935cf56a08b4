import type { Run } from '../../../shared/index.ts';
import { seriesColor } from '../../charts/index.ts';
import type { Side } from '../../compare/use-sides.ts';
import { useFormat } from '../../format.ts';
import { compareWords as w } from '../../i18n/compare.ts';
import { planWords } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { goalName, levelText, mainLevel, resultOf } from '../../runs/result.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Badge } from '../../ui/Notice.tsx';

/** What is compared, each with what is proved about it and what the judge says. */
export function SideCards({
  sides,
  base,
  onBase,
  onRemove,
}: {
  sides: readonly Side[];
  base: number;
  onBase: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  const { t } = useText();
  return (
    <ul className="k-cards">
      {sides.map((side, i) => {
        const { id, name, run } = side;
        const broken = run ? (resultOf(run)?.violationCount ?? 0) : null;
        return (
          <li key={id} style={{ borderTopColor: seriesColor(i) }}>
            <header>
              <strong>{name}</strong>
              {sides.length > 1 && (
                <IconButton
                  icon="close"
                  kind="quiet"
                  label={t(w.remove(name))}
                  onClick={() => onRemove(id)}
                />
              )}
            </header>
            {run && (
              <>
                <ProofOf run={run} />
                <Badge tone={broken === 0 ? 'good' : 'bad'}>
                  {t(broken === 0 ? w.judgeOk : w.judgeBad(broken ?? 0))}
                </Badge>
              </>
            )}
            <label className="k-base">
              <input type="radio" name="base" checked={i === base} onChange={() => onBase(id)} />
              {t(w.base)}
            </label>
          </li>
        );
      })}
    </ul>
  );
}

/** Value and bound of the first goal; nothing is proved of zones drawn by hand. */
function ProofOf({ run }: { run: Run }) {
  const { t } = useText();
  const f = useFormat();
  const level = run.byHand ? null : mainLevel(run);
  if (!level) return <p>{t(planWords.noBound)}</p>;
  return (
    <p>
      {t(goalName(level.id))} {t(levelText(level, f.number))}
    </p>
  );
}
