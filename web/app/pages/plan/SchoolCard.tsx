import { number, percent } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { schoolName } from '../../map/features.ts';
import { changeScenario, lock } from '../../plan/edit.ts';
import { addedClassrooms, decide, decisionOn, expand } from '../../plan/modifications.ts';
import { plan, setPlan, usePlan } from '../../plan/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Use } from './Schools.tsx';

const USUAL_CLASSROOMS = 12;

/** One school: its zone, how full it is, and what may be decided about it. */
export function SchoolCard({ school }: { readonly school: number }) {
  const { t, language } = useText();
  const { data, now, zones, stage, content, locks } = usePlan();
  if (!data) return null;
  const one = data.schools[school]!;
  const live = now?.schools[school];
  const zone = zones[stage];
  const units = zone ? [...zone.keys()].filter((unit) => zone[unit] === school) : [];
  const locked = units.length > 0 && units.every((unit) => locks[stage]![unit] === 1);
  const decision = decisionOn(content, one.id);
  const open = live?.open ?? one.status === 'existing';
  const added = addedClassrooms(content, one.id);
  const most = one.maxClassrooms === null ? null : one.maxClassrooms - (one.classrooms ?? 0);
  return (
    <>
      <h2>{schoolName(data, school, language)}</h2>
      {open && live ? (
        <>
          <p>
            {t(w.zone)}: {t(w.units(units.length))},{' '}
            {t(w.children(number(language, live.zonePupils[stage] ?? 0)))}
          </p>
          <p className="plan-card-use">
            <span>
              {t(w.classes)}: {live.classes ?? '—'} / {one.classrooms === null ? '—' : one.classrooms + added}
            </span>
            <Use value={live.utilisation} text={percent(language, live.utilisation ?? 0, 0)} />
          </p>
        </>
      ) : null}
      <div className="plan-card-acts">
        {open ? (
          <>
            <Button
              icon="brush"
              onClick={() =>
                setPlan({ target: school, tool: plan().tool === 'look' ? 'brush' : plan().tool })
              }
              disabled={!one.stages.includes(stage)}
            >
              {t(w.giveHere)}
            </Button>
            <Button
              icon={locked ? 'unlock' : 'lock'}
              onClick={() => lock(units, !locked)}
              disabled={units.length === 0}
            >
              {t(locked ? w.unlockZone : w.lockZone)}
            </Button>
          </>
        ) : null}
        {one.status === 'existing' ? (
          <Button
            kind={decision === 'closeSchool' ? 'quiet' : 'danger'}
            disabled={one.protected}
            title={one.protected ? t(w.protectedSchool) : undefined}
            onClick={() =>
              changeScenario(decide(content, decision === 'closeSchool' ? null : 'closeSchool', one.id))
            }
          >
            {t(decision === 'closeSchool' ? w.reopenSchool : w.closeSchool)}
          </Button>
        ) : (
          <Button
            onClick={() =>
              changeScenario(
                decide(
                  content,
                  decision === 'openSite' ? null : 'openSite',
                  one.id,
                  one.classrooms === null && one.seats === null
                    ? (one.maxClassrooms ?? USUAL_CLASSROOMS)
                    : undefined,
                ),
              )
            }
          >
            {t(decision === 'openSite' ? w.shutSite : w.openSite)}
          </Button>
        )}
        {open && one.classrooms !== null ? (
          <label className="plan-rooms">
            <span>{t(w.addRooms)}</span>
            <input
              key={added}
              type="number"
              className="u-input"
              min={0}
              max={most ?? 200}
              defaultValue={added}
              onBlur={({ target: { value } }) => {
                const rooms = Math.max(0, Math.min(most ?? 200, Math.round(Number(value))));
                if (rooms !== added) changeScenario(expand(content, one.id, rooms));
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
            />
          </label>
        ) : null}
      </div>
    </>
  );
}
