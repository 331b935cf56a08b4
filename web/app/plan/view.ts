import { create } from 'zustand';
import type { LayerGroup } from '../map/county-map.ts';
import type { ColourBy } from './look.ts';

/** How the map is drawn; nothing of the plan. */
interface ViewState {
  readonly by: ColourBy;
  /** Hatching where children are beyond the limit. */
  readonly beyond: boolean;
  readonly unitLines: boolean;
  readonly hidden: readonly LayerGroup[];
}

export const useView = create<ViewState>(() => ({ by: 'zone', beyond: true, unitLines: true, hidden: [] }));
export const setView = (part: Partial<ViewState>) => useView.setState(part);
