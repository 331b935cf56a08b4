import type { CountyMap, LayerGroup } from '../map/county-map.ts';
import { MapTools, type ToolHandlers } from '../map/tools.ts';
import { FLAG, type UnitLook } from '../map/unit-look.ts';
import { useSettings } from '../state/settings.ts';
import { timed } from '../state/timing.ts';
import { MAP_COLOURS } from '../theme/map-colours.ts';
import { type Painter, type Shown, schoolMarks } from './look.ts';
import { type PlanState, plan, usePlan } from './store.ts';
import { useView } from './view.ts';

const GROUPS: readonly LayerGroup[] = ['streets', 'water', 'schools', 'schoolNames', 'places'];

/** What else than flags follows from, besides the zones, which change in place. */
const PAINTED = ['data', 'stage', 'zone', 'pupils', 'by', 'colours'] as const;

/** What is shown of the plan as it stands. */
function shown(): Shown | null {
  const { data, stage, zones, locks, now, unitPupils } = plan();
  if (!data) return null;
  const { by, beyond } = useView.getState();
  return {
    data,
    stage,
    zone: zones[stage] ?? null,
    lock: locks[stage] ?? null,
    trouble: now?.trouble[stage] ?? null,
    minutes: now?.minutes[stage] ?? null,
    pupils: unitPupils[stage] ?? null,
    by,
    beyond,
    colours: MAP_COLOURS[useSettings.getState().theme],
  };
}

/** Keeps a map like the plan: one drawing a frame, however often the plan changes. */
export class MapBinding {
  readonly #county: CountyMap;
  readonly #painter: Painter;
  readonly tools: MapTools;
  readonly #stops: (() => void)[] = [];
  #frame = 0;
  #flags: Uint8Array = new Uint8Array(0);
  #preview: readonly number[] = [];
  #painted: (Shown & { readonly revision: number }) | null = null;
  #marked: { readonly now: PlanState['now']; readonly stage: number; readonly theme: string } | null = null;

  constructor(county: CountyMap, painter: Painter, shape: SVGSVGElement, handlers: ToolHandlers) {
    this.#county = county;
    this.#painter = painter;
    this.tools = new MapTools(county, shape, {
      ...handlers,
      onPreview: (units) => {
        this.#preview = units;
        this.#showFlags();
        handlers.onPreview(units);
      },
    });
    this.#stops.push(
      usePlan.subscribe((now, before) => {
        if (now.tool !== before.tool || now.brush !== before.brush) this.tools.use(now.tool, now.brush);
        if (now.chosen !== before.chosen || now.stage !== before.stage) this.#outline();
        const drawn = ['revision', 'stage', 'now', 'data'] as const;
        if (drawn.some((part) => now[part] !== before[part])) this.#soon();
      }),
      useView.subscribe(() => this.#soon()),
      useSettings.subscribe(() => this.#soon()),
    );
    this.tools.use(plan().tool, plan().brush);
    this.#draw();
    this.#outline();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    this.tools.end();
  }

  #soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      timed('look', () => this.#draw());
    });
  }

  #draw(): void {
    const what = shown();
    if (!what || what.data !== this.#county.data) return;
    // The answer of the engine's worker follows every change a moment later: then only flags differ.
    const { revision } = plan();
    const before = this.#painted;
    const same =
      before?.revision === revision &&
      PAINTED.every((part) => before[part] === what[part]) &&
      (what.by !== 'minutes' || before.minutes === what.minutes);
    if (same) {
      this.#flags = this.#painter.flags(what);
      this.#showFlags();
    } else {
      const look = this.#painter.look(what);
      this.#flags = look.flags;
      this.#county.units.show({ ...look, flags: this.#withPreview() });
    }
    this.#painted = { ...what, revision };
    const { hidden, unitLines } = useView.getState();
    this.#county.units.showUnitLines(unitLines);
    for (const group of GROUPS) this.#county.showLayers(group, !hidden.includes(group));
    const { now, stage } = plan();
    const { theme } = useSettings.getState();
    const { now: markedNow, stage: markedStage, theme: markedTheme } = this.#marked ?? {};
    if (!this.#marked || markedNow !== now || markedStage !== stage || markedTheme !== theme) {
      this.#marked = { now, stage, theme };
      this.#county.showSchools(schoolMarks(what.data, stage, now));
    }
  }

  #withPreview(): Uint8Array {
    if (this.#preview.length === 0) return this.#flags;
    const flags = this.#flags.slice();
    for (const unit of this.#preview) flags[unit]! |= FLAG.hovered;
    return flags;
  }

  #showFlags(): void {
    this.#county.units.show({ flags: this.#withPreview() });
  }

  /** A strong line around the chosen unit, or the zone of the chosen school. */
  #outline(): void {
    const { chosen, zones, stage } = plan();
    if (!chosen) this.#county.units.outline(null);
    else if (chosen.kind === 'unit') this.#county.units.outline(new Set([chosen.index]));
    else {
      const zone = zones[stage];
      const units = new Set<number>();
      zone?.forEach((school, unit) => {
        if (school === chosen.index) units.add(unit);
      });
      this.#county.units.outline(units);
    }
  }
}

/** The look that a map begins with. */
export function firstLook(painter: Painter, unitCount: number): UnitLook {
  const what = shown();
  if (what && what.data.units.count === unitCount) return painter.look(what);
  return {
    colours: new Uint8Array(unitCount * 4),
    zones: new Uint16Array(unitCount),
    flags: new Uint8Array(unitCount),
    ribbons: new Uint8Array(4),
  };
}
