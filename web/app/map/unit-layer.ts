import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { Geometry } from './geometry.ts';
import { shifted } from './gl.ts';
import { type Frame, UnitDrawing } from './unit-drawing.ts';
import type { UnitInk, UnitLook } from './unit-look.ts';
import { bordersBetween, NO_BORDERS, outlineOf } from './zone-borders.ts';

const TABLES = ['colours', 'zones', 'flags', 'ribbons'] as const;
const ALL = [...TABLES, 'borders', 'outline'] as const;
type Part = (typeof ALL)[number];

/**
 * Draws units and their borders straight from tables with one entry a unit, so that giving units to another school costs the upload
 * of those tables and nothing else. Two MapLibre layers, so that streets lie between ground and borders.
 */
export class UnitLayer {
  #geometry: Geometry;
  #ink: UnitInk;
  #look: UnitLook;
  #outlined: ReadonlySet<number> | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #drawing: UnitDrawing | null = null;
  #map: MapLibreMap | null = null;
  #unitLines = true;
  #opacity = 1;
  /** What must be sent to the card before the next frame. */
  readonly #stale = new Set<Part>(ALL);

  constructor(geometry: Geometry, ink: UnitInk, look: UnitLook) {
    this.#geometry = geometry;
    this.#ink = ink;
    this.#look = look;
  }

  /** The two layers to add to the map, ground first. */
  layers(): readonly [CustomLayerInterface, CustomLayerInterface] {
    return [
      {
        id: 'units',
        type: 'custom',
        onAdd: (map, gl) => {
          this.#map = map;
          this.#gl = gl as WebGL2RenderingContext;
          this.#begin();
        },
        onRemove: () => this.#end(),
        render: (_, input) => this.#sent()?.drawGround(this.#frame(input), this.#ink),
      },
      {
        id: 'borders',
        type: 'custom',
        render: (_, input) => this.#sent()?.drawBorders(this.#frame(input), this.#ink, this.#unitLines),
      },
    ];
  }

  /** Shows units as `look` says; what is left out stays. */
  show(look: Partial<UnitLook>): void {
    this.#look = { ...this.#look, ...look };
    for (const part of Object.keys(look) as (keyof UnitLook)[]) this.#stale.add(part);
    if (look.zones) this.#stale.add('borders');
    this.#map?.triggerRepaint();
  }

  /** Draws a strong line around some units together; null for none. */
  outline(units: ReadonlySet<number> | null): void {
    this.#outlined = units;
    this.#stale.add('outline');
    this.#map?.triggerRepaint();
  }

  /** Lets what lies under the units shine through, 0 … 1. */
  fade(opacity: number): void {
    this.#opacity = opacity;
    this.#map?.triggerRepaint();
  }

  recolour(ink: UnitInk): void {
    this.#ink = ink;
    this.#map?.triggerRepaint();
  }

  /** Whether fine lines between units are drawn where there is room for them. */
  showUnitLines(on: boolean): void {
    this.#unitLines = on;
    this.#map?.triggerRepaint();
  }

  /** The same units with other outlines. */
  reshape(geometry: Geometry): void {
    this.#geometry = geometry;
    if (this.#gl) this.#begin();
    this.#map?.triggerRepaint();
  }

  #begin(): void {
    this.#drawing?.delete();
    this.#drawing = new UnitDrawing(this.#gl!, this.#geometry);
    for (const part of ALL) this.#stale.add(part);
  }

  #end(): void {
    this.#drawing?.delete();
    this.#drawing = null;
    this.#gl = null;
    this.#map = null;
  }

  /** What is drawn, with everything new sent to the card. */
  #sent(): UnitDrawing | null {
    const drawing = this.#drawing;
    if (!drawing || this.#stale.size === 0) return drawing;
    for (const part of TABLES) if (this.#stale.has(part)) drawing.fill(part, this.#look);
    if (this.#stale.has('borders')) drawing.zones.set(bordersBetween(this.#geometry, this.#look.zones));
    if (this.#stale.has('outline')) {
      const units = this.#outlined;
      drawing.chosen.set(units && units.size > 0 ? outlineOf(this.#geometry, units) : NO_BORDERS);
    }
    this.#stale.clear();
    return drawing;
  }

  #frame({ defaultProjectionData }: CustomRenderMethodInput): Frame {
    const { bounds, unitCount, origin } = this.#geometry;
    const share = (bounds[2] - bounds[0]) / 360 / Math.sqrt(Math.max(1, unitCount));
    return {
      matrix: shifted(defaultProjectionData.mainMatrix as ArrayLike<number>, origin),
      ratio: this.#map!.getPixelRatio(),
      opacity: this.#opacity,
      room: share * 512 * 2 ** this.#map!.getZoom(),
    };
  }
}
