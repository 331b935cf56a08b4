import type { CountyMap } from './county-map.ts';
import type { Spot } from './picking.ts';

export type PointerTool = 'look' | 'click' | 'brush' | 'rectangle' | 'lasso';

export interface ToolHandlers {
  /** The pointer is over a unit (-1: none) at a place of the map's box. */
  readonly onHover: (unit: number, x: number, y: number, school: number) => void;
  /** Units that the tool would take if it were pressed, or is taking with a rectangle or loop. */
  readonly onPreview: (units: readonly number[]) => void;
  /** A press without a way: on a school (else -1), on a unit (else -1). */
  readonly onClick: (unit: number, school: number, erase: boolean) => void;
  readonly onStrokeBegin: () => void;
  /** More units of the stroke; `erase` while Alt is held. */
  readonly onStroke: (units: readonly number[], erase: boolean) => void;
  readonly onStrokeEnd: () => void;
  readonly onStrokeDrop: () => void;
}

/** A press that goes further than this is no click. */
const CLICK_PIXELS = 4;
/** How far beside a school's picture a press still means it; a finger is given more. */
const SCHOOL_PIXELS = 1;

/** Turns what the pointer does on the map into units. Holding Space moves the map whatever the tool. */
export class MapTools {
  readonly #county: CountyMap;
  readonly #shape: SVGSVGElement;
  readonly #handlers: ToolHandlers;
  readonly #surface: HTMLElement;
  readonly #ending = new AbortController();
  #tool: PointerTool = 'look';
  #radius = 18;
  #space = false;
  #pressed: { id: number; x: number; y: number; moved: boolean } | null = null;
  #path: [number, number][] = [];

  constructor(county: CountyMap, shape: SVGSVGElement, handlers: ToolHandlers) {
    this.#county = county;
    this.#shape = shape;
    this.#handlers = handlers;
    this.#surface = county.map.getCanvasContainer();
    const { signal } = this.#ending;
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      take: (event: HTMLElementEventMap[K]) => void,
    ) => this.#surface.addEventListener(name, take, { signal, capture: true });
    on('pointerdown', (event) => this.#down(event));
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#up(event));
    on('pointercancel', () => this.drop());
    on('pointerleave', () => this.#leave());
    window.addEventListener('keydown', (event) => this.#key(event, true), { signal });
    window.addEventListener('keyup', (event) => this.#key(event, false), { signal });
    county.map.on('movestart', () => this.#draw(''));
  }

  end(): void {
    this.#ending.abort();
    this.#draw('');
  }

  use(tool: PointerTool, radius: number): void {
    this.#tool = tool;
    this.#radius = radius;
    this.#draw('');
    this.#handlers.onPreview([]);
    this.#allow();
  }

  /** Forgets the stroke that is being made. */
  drop(): void {
    if (!this.#pressed) return;
    this.#pressed = null;
    this.#draw('');
    this.#handlers.onStrokeDrop();
    this.#allow();
  }

  /** The map may be dragged unless the tool draws. */
  #allow(): void {
    const { dragPan, boxZoom } = this.#county.map;
    if (this.#drawing()) {
      dragPan.disable();
      boxZoom.disable();
    } else {
      dragPan.enable();
      boxZoom.enable();
    }
    const cursor = this.#drawing() ? 'cross' : this.#tool === 'click' ? 'point' : '';
    this.#county.map.getContainer().dataset.cursor = cursor;
  }

  #drawing(): boolean {
    return !this.#space && (this.#tool === 'brush' || this.#tool === 'rectangle' || this.#tool === 'lasso');
  }

  #at(event: { readonly clientX: number; readonly clientY: number }): [number, number] {
    const box = this.#surface.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #spot([x, y]: readonly [number, number]): Spot {
    const { lng, lat } = this.#county.map.unproject([x, y]);
    return this.#county.index.spotOf(lng, lat);
  }

  #school(x: number, y: number): number {
    const box: [[number, number], [number, number]] = [
      [x - SCHOOL_PIXELS, y - SCHOOL_PIXELS],
      [x + SCHOOL_PIXELS, y + SCHOOL_PIXELS],
    ];
    const { map } = this.#county;
    if (!map.getLayer('schools')) return -1;
    const [found] = map.queryRenderedFeatures(box, { layers: ['schools'] });
    return found ? Number(found.properties.school) : -1;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const [x, y] = this.#at(event);
    this.#pressed = { id: event.pointerId, x, y, moved: false };
    if (!this.#drawing()) return;
    event.preventDefault();
    event.stopPropagation();
    this.#surface.setPointerCapture(event.pointerId);
    this.#county.map.getCanvas().focus({ preventScroll: true });
    this.#path = [[x, y]];
    this.#handlers.onStrokeBegin();
    if (this.#tool === 'brush') this.#handlers.onStroke(this.#inBrush(x, y), event.altKey);
  }

  #move(event: PointerEvent): void {
    const [x, y] = this.#at(event);
    const pressed = this.#pressed;
    if (pressed && Math.hypot(x - pressed.x, y - pressed.y) > CLICK_PIXELS) pressed.moved = true;
    if (!pressed || !this.#drawing()) {
      this.#hover(x, y, event.buttons !== 0);
      return;
    }
    event.stopPropagation();
    if (this.#tool === 'brush') this.#brush(event);
    else if (this.#tool === 'rectangle') {
      this.#path = [this.#path[0]!, [x, y]];
      this.#draw(rectangle(this.#path[0]!, [x, y]));
      this.#handlers.onPreview(this.#inShape());
    } else {
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.#path.push(this.#at(one));
      this.#draw(`M${this.#path.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}Z`);
      this.#handlers.onPreview(this.#inShape());
    }
  }

  #brush(event: PointerEvent): void {
    const units = new Set<number>();
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = this.#at(one);
      const [lastX, lastY] = this.#path.at(-1)!;
      const steps = Math.max(
        1,
        Math.ceil(Math.hypot(x - lastX, y - lastY) / Math.max(3, this.#radius * 0.7)),
      );
      for (let k = 1; k <= steps; k++) {
        const at = k / steps;
        for (const unit of this.#inBrush(lastX + (x - lastX) * at, lastY + (y - lastY) * at)) units.add(unit);
      }
      this.#path.push([x, y]);
    }
    const [x, y] = this.#path.at(-1)!;
    this.#draw(circle(x, y, this.#radius));
    this.#handlers.onStroke([...units], event.altKey);
  }

  #up(event: PointerEvent): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    if (!pressed || pressed.id !== event.pointerId) return;
    const [x, y] = this.#at(event);
    if (!this.#drawing()) {
      if (pressed.moved || this.#space) return;
      this.#handlers.onClick(this.#county.index.at(this.#spot([x, y])), this.#school(x, y), event.altKey);
      return;
    }
    event.stopPropagation();
    if (this.#tool !== 'brush') {
      // A press without a way with a drawing tool is a click: on a school it chooses that school.
      if (!pressed.moved) {
        this.#handlers.onStrokeDrop();
        this.#handlers.onClick(this.#county.index.at(this.#spot([x, y])), this.#school(x, y), event.altKey);
        return;
      }
      this.#handlers.onStroke(this.#inShape(), event.altKey);
    }
    this.#draw('');
    this.#handlers.onPreview([]);
    this.#handlers.onStrokeEnd();
  }

  #hover(x: number, y: number, moving: boolean): void {
    if (moving) {
      this.#handlers.onHover(-1, x, y, -1);
      return;
    }
    if (this.#tool === 'brush' && !this.#space) {
      this.#draw(circle(x, y, this.#radius));
      this.#handlers.onPreview(this.#inBrush(x, y));
    }
    this.#handlers.onHover(this.#county.index.at(this.#spot([x, y])), x, y, this.#school(x, y));
  }

  #leave(): void {
    if (this.#pressed) return;
    this.#draw('');
    this.#handlers.onPreview([]);
    this.#handlers.onHover(-1, 0, 0, -1);
  }

  #inBrush(x: number, y: number): number[] {
    const radius = this.#radius / (512 * 2 ** this.#county.map.getZoom());
    return this.#county.index.inCircle(this.#spot([x, y]), radius);
  }

  #inShape(): number[] {
    const { index } = this.#county;
    if (this.#tool === 'lasso') return index.inLoop(this.#path.map((at) => this.#spot(at)));
    const [from, to] = [this.#path[0]!, this.#path.at(-1)!];
    return index.inBox(this.#spot(from), this.#spot(to));
  }

  #key(event: KeyboardEvent, down: boolean): void {
    if (event.key === 'Escape' && down && this.#pressed) {
      event.stopImmediatePropagation();
      this.drop();
      return;
    }
    if (event.code !== 'Space' || isTyping(event.target)) return;
    if (down) event.preventDefault();
    if (this.#space === down) return;
    this.#space = down;
    if (!this.#pressed) this.#allow();
  }

  #draw(path: string): void {
    this.#shape.querySelector('path')?.setAttribute('d', path);
  }
}

/** Whether keys belong to a field or button and not to the map. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, button, a, [contenteditable]') !== null
  );
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

function rectangle([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
}
