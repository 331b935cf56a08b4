import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { Geometry } from './geometry.ts';
import { bufferOf, programOf, shifted, Table } from './gl.ts';
import { EDGE_FRAGMENT, EDGE_VERTEX, FILL_FRAGMENT, FILL_VERTEX } from './unit-shaders.ts';
import { type Borders, bordersBetween, outlineOf, shoresOf } from './zone-borders.ts';

/** Bits of a unit's flags; patterns of the fill. */
export const FLAG = { locked: 1, hovered: 2, chosen: 4, beyond: 8, dim: 16 } as const;
/** Zone of a unit that has none. */
export const NO_ZONE = 65535;

type Colour = readonly [number, number, number, number];

/** Colours of the layer that depend on the theme, 0 … 1. */
export interface UnitInk {
  readonly ink: Colour;
  readonly bad: Colour;
  readonly chosen: Colour;
  readonly unitLine: Colour;
  readonly zoneLine: Colour;
  readonly countyLine: Colour;
}

/** What units look like now. Arrays are taken over, not copied. */
export interface UnitLook {
  /** Red, green, blue, opacity by unit, 0 … 255. */
  readonly colours: Uint8Array;
  /** Zone by unit, NO_ZONE for none: where two differ there is a border. */
  readonly zones: Uint16Array;
  readonly flags: Uint8Array;
  /** Colour of a zone's side of its border, by zone. */
  readonly ribbons: Uint8Array;
}

/** Land in one colour, no zones: what lies over it speaks. */
export function quietLook(count: number, [red, green, blue]: readonly number[]): UnitLook {
  const colours = new Uint8Array(count * 4);
  for (let u = 0; u < count; u++) colours.set([red!, green!, blue!, 255], u * 4);
  return {
    colours,
    zones: new Uint16Array(count).fill(NO_ZONE),
    flags: new Uint8Array(count),
    ribbons: new Uint8Array(4),
  };
}

interface Drawn {
  readonly gl: WebGL2RenderingContext;
  readonly fill: WebGLProgram;
  readonly edge: WebGLProgram;
  readonly fillArray: WebGLVertexArrayObject;
  readonly unitEdges: WebGLVertexArrayObject;
  readonly shoreEdges: WebGLVertexArrayObject;
  readonly zoneEdges: WebGLVertexArrayObject;
  readonly zoneLines: WebGLBuffer;
  readonly zoneSides: WebGLBuffer;
  readonly chosenEdges: WebGLVertexArrayObject;
  readonly chosenLines: WebGLBuffer;
  readonly chosenSides: WebGLBuffer;
  readonly colours: Table;
  readonly zones: Table;
  readonly flags: Table;
  readonly ribbons: Table;
}

const NO_BORDERS: Borders = { lines: new Float32Array(0), sides: new Uint32Array(0), count: 0 };
const RIBBON_WIDTH = 256;
const MOST_ZONES = 65536;

/**
 * Draws units and their borders straight from tables with one entry a unit, so that giving units to another school costs the upload
 * of those tables and nothing else. Two MapLibre layers, so that streets lie between ground and borders.
 */
export class UnitLayer {
  readonly #geometry: Geometry;
  readonly #shores: Borders;
  #ink: UnitInk;
  #opacity = 1;
  #look: UnitLook;
  #zoneBorders: Borders;
  #chosenBorders: Borders = NO_BORDERS;
  #drawn: Drawn | null = null;
  #map: MapLibreMap | null = null;
  #unitLines = true;
  /** What must be sent to the card before the next frame. */
  readonly #stale = new Set<keyof UnitLook | 'borders' | 'outline'>();

  constructor(geometry: Geometry, ink: UnitInk, look: UnitLook) {
    this.#geometry = geometry;
    this.#ink = ink;
    this.#look = look;
    this.#zoneBorders = bordersBetween(geometry, look.zones);
    this.#shores = shoresOf(geometry);
    this.#staleAll();
  }

  /** The two layers to add to the map, ground first. */
  layers(): readonly [CustomLayerInterface, CustomLayerInterface] {
    return [
      {
        id: 'units',
        type: 'custom',
        onAdd: (map, gl) => this.#start(map, gl as WebGL2RenderingContext),
        onRemove: () => this.#end(),
        render: (_, input) => this.#drawFill(input),
      },
      { id: 'borders', type: 'custom', render: (_, input) => this.#drawBorders(input) },
    ];
  }

  /** Shows units as `look` says; what is left out stays. */
  show(look: Partial<UnitLook>): void {
    this.#look = { ...this.#look, ...look };
    for (const part of Object.keys(look) as (keyof UnitLook)[]) this.#stale.add(part);
    if (look.zones) {
      this.#zoneBorders = bordersBetween(this.#geometry, look.zones);
      this.#stale.add('borders');
    }
    this.#map?.triggerRepaint();
  }

  /** Draws a strong line around some units together; null for none. */
  outline(units: ReadonlySet<number> | null): void {
    this.#chosenBorders = units && units.size > 0 ? outlineOf(this.#geometry, units) : NO_BORDERS;
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

  #staleAll(): void {
    for (const part of ['colours', 'zones', 'flags', 'ribbons', 'borders', 'outline'] as const)
      this.#stale.add(part);
  }

  #start(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    const { positions, unitOf, triangles, edges, sides, unitCount } = this.#geometry;
    const fill = programOf(gl, FILL_VERTEX, FILL_FRAGMENT);
    const edge = programOf(gl, EDGE_VERTEX, EDGE_FRAGMENT);
    const fillArray = gl.createVertexArray();
    gl.bindVertexArray(fillArray);
    bufferOf(gl, gl.ARRAY_BUFFER, positions as Float32Array<ArrayBuffer>);
    const position = gl.getAttribLocation(fill, 'a_position');
    gl.enableVertexAttribArray(position);
    gl.vertexAttribPointer(position, 2, gl.FLOAT, false, 0, 0);
    bufferOf(gl, gl.ARRAY_BUFFER, unitOf as Uint32Array<ArrayBuffer>);
    const unit = gl.getAttribLocation(fill, 'a_unit');
    gl.enableVertexAttribArray(unit);
    gl.vertexAttribIPointer(unit, 1, gl.UNSIGNED_INT, 0, 0);
    bufferOf(gl, gl.ELEMENT_ARRAY_BUFFER, triangles as Uint32Array<ArrayBuffer>);
    const all = edgeArray(gl, edge, edges as Float32Array<ArrayBuffer>, sides as Uint32Array<ArrayBuffer>);
    const shore = edgeArray(gl, edge, this.#shores.lines, this.#shores.sides);
    const zone = edgeArray(gl, edge, NO_BORDERS.lines, NO_BORDERS.sides);
    const chosen = edgeArray(gl, edge, NO_BORDERS.lines, NO_BORDERS.sides);
    gl.bindVertexArray(null);
    this.#drawn = {
      gl,
      fill,
      edge,
      fillArray,
      unitEdges: all.array,
      shoreEdges: shore.array,
      zoneEdges: zone.array,
      zoneLines: zone.lines,
      zoneSides: zone.sides,
      chosenEdges: chosen.array,
      chosenLines: chosen.lines,
      chosenSides: chosen.sides,
      colours: new Table(gl, 'rgba8', unitCount),
      zones: new Table(gl, 'r16ui', unitCount),
      flags: new Table(gl, 'r8ui', unitCount),
      ribbons: new Table(gl, 'rgba8', MOST_ZONES, RIBBON_WIDTH),
    };
    this.#staleAll();
  }

  #end(): void {
    const drawn = this.#drawn;
    this.#drawn = null;
    this.#map = null;
    if (!drawn) return;
    const { gl, colours, zones, flags, ribbons } = drawn;
    for (const table of [colours, zones, flags, ribbons]) table.delete();
    gl.deleteProgram(drawn.fill);
    gl.deleteProgram(drawn.edge);
    for (const array of [
      drawn.fillArray,
      drawn.unitEdges,
      drawn.shoreEdges,
      drawn.zoneEdges,
      drawn.chosenEdges,
    ]) {
      gl.deleteVertexArray(array);
    }
  }

  #send(drawn: Drawn): void {
    if (this.#stale.size === 0) return;
    const { gl } = drawn;
    for (const part of ['colours', 'zones', 'flags', 'ribbons'] as const) {
      if (this.#stale.has(part)) drawn[part].fill(this.#look[part]);
    }
    const rebuild = (lines: WebGLBuffer, sides: WebGLBuffer, borders: Borders) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, lines);
      gl.bufferData(gl.ARRAY_BUFFER, borders.lines, gl.DYNAMIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, sides);
      gl.bufferData(gl.ARRAY_BUFFER, borders.sides, gl.DYNAMIC_DRAW);
    };
    if (this.#stale.has('borders')) rebuild(drawn.zoneLines, drawn.zoneSides, this.#zoneBorders);
    if (this.#stale.has('outline')) rebuild(drawn.chosenLines, drawn.chosenSides, this.#chosenBorders);
    this.#stale.clear();
  }

  #drawFill({ defaultProjectionData }: CustomRenderMethodInput): void {
    const drawn = this.#drawn;
    if (!drawn || !this.#map) return;
    const { gl, fill } = drawn;
    this.#send(drawn);
    // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL
    gl.useProgram(fill);
    gl.bindVertexArray(drawn.fillArray);
    const at = (name: string) => gl.getUniformLocation(fill, name);
    const matrix = shifted(defaultProjectionData.mainMatrix as ArrayLike<number>, this.#geometry.origin);
    gl.uniformMatrix4fv(at('u_matrix'), false, matrix);
    drawn.colours.bind(0);
    gl.uniform1i(at('u_colours'), 0);
    drawn.flags.bind(1);
    gl.uniform1i(at('u_flags'), 1);
    gl.uniform1f(at('u_ratio'), this.#map.getPixelRatio());
    gl.uniform1f(at('u_opacity'), this.#opacity);
    const { ink, bad, chosen } = this.#ink;
    gl.uniform3f(at('u_ink'), ink[0], ink[1], ink[2]);
    gl.uniform3f(at('u_bad'), bad[0], bad[1], bad[2]);
    gl.uniform3f(at('u_chosen'), chosen[0], chosen[1], chosen[2]);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.drawElements(gl.TRIANGLES, this.#geometry.triangles.length, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }

  #drawBorders({ defaultProjectionData }: CustomRenderMethodInput): void {
    const drawn = this.#drawn;
    if (!drawn || !this.#map) return;
    const { gl, edge } = drawn;
    this.#send(drawn);
    // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL
    gl.useProgram(edge);
    const at = (name: string) => gl.getUniformLocation(edge, name);
    const matrix = shifted(defaultProjectionData.mainMatrix as ArrayLike<number>, this.#geometry.origin);
    gl.uniformMatrix4fv(at('u_matrix'), false, matrix);
    gl.uniform2f(at('u_viewport'), gl.drawingBufferWidth, gl.drawingBufferHeight);
    drawn.zones.bind(0);
    gl.uniform1i(at('u_zones'), 0);
    drawn.ribbons.bind(1);
    gl.uniform1i(at('u_ribbons'), 1);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    const ratio = this.#map.getPixelRatio();
    const draw = (
      array: WebGLVertexArrayObject,
      count: number,
      mode: number,
      width: number,
      colour: Colour,
    ) => {
      if (count === 0 || colour[3] === 0) return;
      gl.bindVertexArray(array);
      gl.uniform1i(at('u_mode'), mode);
      gl.uniform1f(at('u_width'), width * ratio);
      gl.uniform4f(at('u_colour'), ...colour);
      gl.drawArraysInstanced(gl.TRIANGLES, 0, mode === 1 ? 12 : 6, count);
    };
    const { unitLine, zoneLine, countyLine } = this.#ink;
    // Fine lines only where a unit is some ten pixels wide, else they are a grey veil.
    const room = this.#pixelsOfUnit();
    const fine = this.#unitLines ? Math.min(1, Math.max(0, (room - 9) / 14)) : 0;
    const faint: Colour = [unitLine[0], unitLine[1], unitLine[2], unitLine[3] * fine];
    const near = Math.min(1, Math.max(0, (room - 4) / 30));
    draw(drawn.unitEdges, this.#geometry.sides.length / 2, 0, 0.8, faint);
    draw(drawn.shoreEdges, this.#shores.count, 2, 0.9 + 0.3 * near, countyLine);
    this.#drawRibbons(drawn, () => draw(drawn.zoneEdges, this.#zoneBorders.count, 1, 5 + 6 * near, zoneLine));
    draw(drawn.zoneEdges, this.#zoneBorders.count, 2, 0.9 + 0.7 * near, zoneLine);
    draw(drawn.chosenEdges, this.#chosenBorders.count, 2, 5, [1, 1, 1, 0.9]);
    draw(drawn.chosenEdges, this.#chosenBorders.count, 2, 2.6, this.#ink.chosen);
    gl.bindVertexArray(null);
  }

  /** Twice: first how near each pixel is to a border, then the colour of the nearest; so strips may overlap without growing darker. */
  #drawRibbons({ gl }: Drawn, draw: () => void): void {
    gl.enable(gl.DEPTH_TEST);
    gl.depthMask(true);
    gl.depthRange(0, 1);
    gl.clearDepth(1);
    gl.clear(gl.DEPTH_BUFFER_BIT);
    gl.depthFunc(gl.LESS);
    gl.colorMask(false, false, false, false);
    draw();
    gl.colorMask(true, true, true, true);
    gl.depthMask(false);
    gl.depthFunc(gl.EQUAL);
    draw();
    gl.disable(gl.DEPTH_TEST);
    gl.depthMask(true);
    gl.clear(gl.DEPTH_BUFFER_BIT);
  }

  /** How wide a middling unit is on the screen. */
  #pixelsOfUnit(): number {
    const { bounds, unitCount } = this.#geometry;
    const share = (bounds[2] - bounds[0]) / 360 / Math.sqrt(Math.max(1, unitCount));
    return share * 512 * 2 ** this.#map!.getZoom();
  }
}

function edgeArray(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  lineData: Float32Array<ArrayBuffer>,
  sideData: Uint32Array<ArrayBuffer>,
) {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  const lines = bufferOf(gl, gl.ARRAY_BUFFER, lineData);
  const line = gl.getAttribLocation(program, 'a_line');
  gl.enableVertexAttribArray(line);
  gl.vertexAttribPointer(line, 4, gl.FLOAT, false, 0, 0);
  gl.vertexAttribDivisor(line, 1);
  const sides = bufferOf(gl, gl.ARRAY_BUFFER, sideData);
  const side = gl.getAttribLocation(program, 'a_sides');
  gl.enableVertexAttribArray(side);
  gl.vertexAttribIPointer(side, 2, gl.UNSIGNED_INT, 0, 0);
  gl.vertexAttribDivisor(side, 1);
  return { array, lines, sides };
}
