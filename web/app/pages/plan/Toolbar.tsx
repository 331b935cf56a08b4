import { planWords as w } from '../../i18n/plan.ts';
import { useText } from '../../i18n/text.ts';
import { schoolName } from '../../map/features.ts';
import { lock, redo, undo } from '../../plan/edit.ts';
import { setPlan, type Tool, usePlan } from '../../plan/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { ShortcutsButton } from './Shortcuts.tsx';

const TOOLS: readonly { readonly id: Tool; readonly icon: IconName; readonly key: string }[] = [
  { id: 'look', icon: 'hand', key: 'V' },
  { id: 'click', icon: 'click', key: 'C' },
  { id: 'brush', icon: 'brush', key: 'B' },
  { id: 'rectangle', icon: 'rectangle', key: 'R' },
  { id: 'lasso', icon: 'lasso', key: 'L' },
];

/** Tools over the map, and the school that units are given to. */
export function Toolbar() {
  const { t } = useText();
  const tool = usePlan((plan) => plan.tool);
  return (
    <div className="plan-tools">
      <div role="toolbar" aria-label={t(w.tools)} aria-orientation="vertical" className="plan-toolset">
        {TOOLS.map(({ id, icon, key }) => (
          <button
            key={id}
            type="button"
            className="u-button"
            data-kind="quiet"
            data-icon
            aria-pressed={tool === id}
            aria-label={t(w[id as 'look'])}
            aria-keyshortcuts={key}
            title={`${t(w[id as 'look'])} (${key})`}
            onClick={() => setPlan({ tool: id })}
          >
            <Icon name={icon} />
          </button>
        ))}
        <hr />
        <UndoButtons />
        <hr />
        <LockAll />
        <ShortcutsButton />
      </div>
      {tool === 'look' ? null : <Target />}
    </div>
  );
}

function UndoButtons() {
  const { t } = useText();
  const { done, undone } = usePlan((plan) => plan.history);
  return (
    <>
      <IconButton
        icon="undo"
        kind="quiet"
        label={`${t(w.undo)} (Ctrl+Z)`}
        disabled={done.length === 0}
        onClick={undo}
      />
      <IconButton
        icon="redo"
        kind="quiet"
        label={`${t(w.redo)} (Ctrl+Y)`}
        disabled={undone.length === 0}
        onClick={redo}
      />
    </>
  );
}

function LockAll() {
  const { t } = useText();
  const { data, stage, locks } = usePlan();
  usePlan((plan) => plan.revision);
  const own = locks[stage];
  const all = own !== undefined && own.length > 0 && own.every((one) => one === 1);
  return (
    <IconButton
      icon={all ? 'lock' : 'unlock'}
      kind="quiet"
      label={t(all ? w.unlockAll : w.lockAll)}
      aria-pressed={all}
      onClick={() => lock([...Array(data?.units.count ?? 0).keys()], !all)}
    />
  );
}

function Target() {
  const { t, language } = useText();
  const { data, stage, target, tool, brush, now } = usePlan();
  if (!data) return null;
  const schools = data.schools
    .map((school, index) => ({ index, school }))
    .filter(
      ({ school, index }) =>
        school.stages.includes(stage) && (now?.schools[index]?.open ?? school.status === 'existing'),
    );
  return (
    <div className="plan-target" data-wanting={target === null}>
      <label>
        <span>{t(w.target)}</span>
        <select
          className="u-select"
          value={target ?? ''}
          onChange={({ target: { value } }) => setPlan({ target: value === '' ? null : Number(value) })}
        >
          <option value="">{t(w.chooseTarget)}</option>
          {schools.map(({ index }) => (
            <option key={index} value={index}>
              {schoolName(data, index, language)}
            </option>
          ))}
          <option value={-1}>{t(w.toNone)}</option>
        </select>
      </label>
      {tool === 'brush' ? (
        <label>
          <span>{t(w.brushSize)}</span>
          <input
            type="range"
            min={4}
            max={120}
            value={brush}
            onChange={({ target: { value } }) => setPlan({ brush: Number(value) })}
          />
        </label>
      ) : null}
      {target === null ? <p>{t(w.pickTarget)}</p> : null}
    </div>
  );
}
