import { shell } from '../../i18n/shell.ts';
import { useText } from '../../i18n/text.ts';
import type { CountyMap } from '../../map/county-map.ts';
import { setPlan, usePlan } from '../../plan/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { SchoolCard } from './SchoolCard.tsx';
import { UnitCard } from './UnitCard.tsx';

/** What is chosen on the map. */
export function ChosenCard({ map }: { readonly map: CountyMap | null }) {
  const { t } = useText();
  const { chosen, data } = usePlan();
  if (!chosen || !data) return null;
  return (
    <section className="plan-card">
      <div className="plan-card-close">
        <IconButton
          icon="close"
          kind="quiet"
          label={t(shell.close)}
          onClick={() => setPlan({ chosen: null })}
        />
      </div>
      {chosen.kind === 'school' ? (
        <SchoolCard school={chosen.index} />
      ) : (
        <UnitCard unit={chosen.index} map={map} />
      )}
    </section>
  );
}
