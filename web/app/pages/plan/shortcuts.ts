import { useEffect } from 'react';
import type { CountyMap } from '../../map/county-map.ts';
import { isTyping } from '../../map/tool-shapes.ts';
import { give, lock, redo, undo } from '../../plan/edit.ts';
import { plan, setPlan, type Tool } from '../../plan/store.ts';
import { useSettings } from '../../state/settings.ts';

const TOOLS: Readonly<Record<string, Tool>> = {
  v: 'look',
  c: 'click',
  b: 'brush',
  r: 'rectangle',
  l: 'lasso',
};
const BRUSH_STEP = 6;

/** Keys of the workspace: undo and redo everywhere, single letters where no field has the focus and the reader has not switched them off. */
export function useShortcuts(map: CountyMap | null): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const field =
        event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog');
      if (event.ctrlKey || event.metaKey) {
        if (field) return;
        if (key === 'z') act(event, event.shiftKey ? redo : undo);
        else if (key === 'y') act(event, redo);
        return;
      }
      if (isTyping(event.target) || event.altKey) return;
      if (key === 'escape') {
        if (plan().chosen) setPlan({ chosen: null });
        else if (plan().tool !== 'look') setPlan({ tool: 'look' });
        return;
      }
      if (event.key.startsWith('Arrow') && moveCursor(event.key, map, event.shiftKey)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      const { chosen, target } = plan();
      if (key === 'enter' && chosen?.kind === 'unit' && target !== null)
        act(event, () => give([chosen.index], target));
      if (!useSettings.getState().letterKeys) return;
      if (TOOLS[key]) setPlan({ tool: TOOLS[key] });
      else if (key === '[') setPlan({ brush: Math.max(4, plan().brush - BRUSH_STEP) });
      else if (key === ']') setPlan({ brush: Math.min(120, plan().brush + BRUSH_STEP) });
      else if (key === 'k' && chosen?.kind === 'unit') {
        lock([chosen.index], plan().locks[plan().stage]![chosen.index] !== 1);
      }
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  }, [map]);
}

function act(event: KeyboardEvent, what: () => unknown): void {
  event.preventDefault();
  what();
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** With a unit chosen, arrows go from neighbour to neighbour, with Shift giving each to the target on the way; else they move the map. */
function moveCursor(key: string, map: CountyMap | null, paints: boolean): boolean {
  const { chosen, data, target } = plan();
  if (!map || !data || chosen?.kind !== 'unit' || document.activeElement !== map.map.getCanvas())
    return false;
  const [dx, dy] = DIRECTIONS[key]!;
  const { start, neighbour } = data.adjacency;
  const { lon, lat } = data.units;
  const here = chosen.index;
  const squeeze = Math.cos((lat[here]! * Math.PI) / 180);
  let best = -1;
  let most = 0.3;
  for (let i = start[here]!; i < start[here + 1]!; i++) {
    const there = neighbour[i]!;
    const x = (lon[there]! - lon[here]!) * squeeze;
    const y = lat[there]! - lat[here]!;
    const along = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    if (along > most) {
      most = along;
      best = there;
    }
  }
  if (best < 0) return true;
  setPlan({ chosen: { kind: 'unit', index: best } });
  if (paints && target !== null) give([best], target);
  if (!map.map.getBounds().contains([lon[best]!, lat[best]!]))
    map.flyTo(lon[best]!, lat[best]!, map.map.getZoom());
  return true;
}
