import type { CountyMap } from './county-map.ts';
import { circle, isTyping, loop, rectangle } from './tool-shapes.ts';
import { type Pixel, UnderPointer } from './under-pointer.ts';

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

/** Turns what the pointer does on the map into units. Holding Space moves the map whatever the tool. */
export class MapTools {
  readonly #county: CountyMap;
  readonly #under: UnderPointer;
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
    this.#under = new UnderPointer(county);
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
    if (this.#tool === 'brush')
      this.#handlers.onStroke(this.#under.inCircle([x, y], this.#radius), event.altKey);
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
      this.#draw(loop(this.#path));
      this.#handlers.onPreview(this.#inShape());
    }
  }

  #brush(event: PointerEvent): void {
    const units = new Set<number>();
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const at = this.#at(one);
      for (const unit of this.#under.along(this.#path.at(-1)!, at, this.#radius)) units.add(unit);
      this.#path.push(at);
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
      this.#click([x, y], event.altKey);
      return;
    }
    event.stopPropagation();
    if (this.#tool !== 'brush') {
      // A press without a way with a drawing tool is a click: on a school it chooses that school.
      if (!pressed.moved) {
        this.#handlers.onStrokeDrop();
        this.#click([x, y], event.altKey);
        return;
      }
      this.#handlers.onStroke(this.#inShape(), event.altKey);
    }
    this.#draw('');
    this.#handlers.onPreview([]);
    this.#handlers.onStrokeEnd();
  }

  #click(at: Pixel, erase: boolean): void {
    this.#handlers.onClick(this.#under.unit(at), this.#under.school(at), erase);
  }

  #hover(x: number, y: number, moving: boolean): void {
    if (moving) {
      this.#handlers.onHover(-1, x, y, -1);
      return;
    }
    if (this.#tool === 'brush' && !this.#space) {
      this.#draw(circle(x, y, this.#radius));
      this.#handlers.onPreview(this.#under.inCircle([x, y], this.#radius));
    }
    this.#handlers.onHover(this.#under.unit([x, y]), x, y, this.#under.school([x, y]));
  }

  #leave(): void {
    if (this.#pressed) return;
    this.#draw('');
    this.#handlers.onPreview([]);
    this.#handlers.onHover(-1, 0, 0, -1);
  }

  #inShape(): number[] {
    if (this.#tool === 'lasso') return this.#under.inLoop(this.#path);
    return this.#under.inBox(this.#path[0]!, this.#path.at(-1)!);
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
