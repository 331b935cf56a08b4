import { number } from '../../i18n/numbers.ts';
import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { schoolName, unitName } from '../../map/features.ts';
import { pupilsOf } from '../../plan/look.ts';
import { usePlan } from '../../plan/store.ts';

export interface Hovered {
  readonly unit: number;
  readonly school: number;
  readonly x: number;
  readonly y: number;
}

const counted = new WeakMap<object, Map<number, Int32Array>>();

/** What lies under the pointer, in a few words. */
export function MapTip({ hovered }: { readonly hovered: Hovered | null }) {
  const { t, language } = useText();
  const { data, stage, zones, now, locks, unitPupils } = usePlan();
  if (!hovered || !data) return null;
  const { unit, school, x, y } = hovered;
  const style = styleAt(x, y);
  if (school >= 0) {
    const live = now?.schools[school];
    return (
      <div className="map-tip" style={style} aria-hidden="true">
        <b>{schoolName(data, school, language)}</b>
        {live ? (
          <span>
            {t(w.children(number(language, live.pupils ?? 0)))} · {live.classes ?? '—'} /{' '}
            {data.schools[school]!.classrooms ?? '—'}
          </span>
        ) : null}
      </div>
    );
  }
  if (unit < 0) return null;
  const its = zones[stage]?.[unit] ?? -1;
  const minutes = now?.minutes[stage]?.[unit] ?? Number.NaN;
  const township = data.townships[data.units.township[unit]!];
  return (
    <div className="map-tip" style={style} aria-hidden="true">
      <b>
        {unitName(data, unit, language)}
        {locks[stage]?.[unit] === 1 ? ` · ${t(w.lockedTip)}` : ''}
      </b>
      <span>
        {township ? `${township} · ` : ''}
        {t(w.children(number(language, (unitPupils[stage] ?? pupilsIn(data, stage))[unit]!)))}
      </span>
      <span>
        → {its < 0 ? t(w.noSchool) : schoolName(data, its, language)}
        {Number.isFinite(minutes) && its >= 0 ? ` · ${t(w.walk(number(language, minutes)))}` : ''}
      </span>
    </div>
  );
}

const WIDEST = 270;
const TALLEST = 90;

/** Beside the pointer, on the side where there is room. */
function styleAt(x: number, y: number): { transform: string } {
  const box = document.querySelector('.plan-map');
  const left = x + WIDEST > (box?.clientWidth ?? Infinity);
  const above = y + TALLEST > (box?.clientHeight ?? Infinity);
  const shift = `translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`;
  return {
    transform: `translate(${Math.round(x + (left ? -12 : 14))}px, ${Math.round(y + (above ? -10 : 14))}px) ${shift}`,
  };
}

/** Pupils of a stage by unit, counted once a county. */
export function pupilsIn(data: Parameters<typeof pupilsOf>[0], stage: number): Int32Array {
  const known = counted.get(data) ?? new Map<number, Int32Array>();
  counted.set(data, known);
  const pupils = known.get(stage) ?? pupilsOf(data, stage);
  known.set(stage, pupils);
  return pupils;
}
