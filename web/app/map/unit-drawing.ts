import { Edges } from './edges.ts';
import type { Geometry } from './geometry.ts';
import { bufferOf, Program, Table } from './gl.ts';
import type { Colour, UnitInk, UnitLook } from './unit-look.ts';
import { EDGE_FRAGMENT, EDGE_VERTEX, FILL_FRAGMENT, FILL_VERTEX } from './unit-shaders.ts';
import { shoresOf } from './zone-borders.ts';

const RIBBON_WIDTH = 256;
const MOST_ZONES = 65536;
const MODE = { line: 0, ribbon: 1, joined: 2 } as const;

/** How a frame is looked at. */
export interface Frame {
  /** From positions of the geometry to the screen. */
  readonly matrix: Float32Array;
  /** Pixels of the card for one of the page. */
  readonly ratio: number;
  /** Of the ground. */
  readonly opacity: number;
  /** How many pixels of the page a middling unit is wide. */
  readonly room: number;
}

/** The units of a county on the graphics card: what they are made of, and how a frame of them is drawn. */
export class UnitDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #fill: Program;
  readonly #edge: Program;
  readonly #ground: WebGLVertexArrayObject;
  readonly #buffers: readonly WebGLBuffer[];
  readonly #corners: number;
  readonly #tables: { readonly [Part in keyof UnitLook]: Table };
  readonly #all: Edges;
  readonly #shores: Edges;
  /** Between zones, and around what is chosen: set anew whenever these change. */
  readonly zones: Edges;
  readonly chosen: Edges;

  constructor(gl: WebGL2RenderingContext, geometry: Geometry) {
    const { positions, unitOf, triangles, edges, sides, unitCount } = geometry;
    this.#gl = gl;
    this.#fill = new Program(gl, FILL_VERTEX, FILL_FRAGMENT);
    this.#edge = new Program(gl, EDGE_VERTEX, EDGE_FRAGMENT);
    this.#ground = gl.createVertexArray();
    gl.bindVertexArray(this.#ground);
    const places = bufferOf(gl, gl.ARRAY_BUFFER, positions as Float32Array<ArrayBuffer>);
    this.#fill.floats('a_position', 2);
    const units = bufferOf(gl, gl.ARRAY_BUFFER, unitOf as Uint32Array<ArrayBuffer>);
    this.#fill.whole('a_unit', 1);
    const faces = bufferOf(gl, gl.ELEMENT_ARRAY_BUFFER, triangles as Uint32Array<ArrayBuffer>);
    gl.bindVertexArray(null);
    this.#buffers = [places, units, faces];
    this.#corners = triangles.length;
    this.#all = new Edges(gl, this.#edge.program, {
      lines: edges as Float32Array<ArrayBuffer>,
      sides: sides as Uint32Array<ArrayBuffer>,
      count: sides.length / 2,
    });
    this.#shores = new Edges(gl, this.#edge.program, shoresOf(geometry));
    this.zones = new Edges(gl, this.#edge.program);
    this.chosen = new Edges(gl, this.#edge.program);
    this.#tables = {
      colours: new Table(gl, 'rgba8', unitCount),
      zones: new Table(gl, 'r16ui', unitCount),
      flags: new Table(gl, 'r8ui', unitCount),
      ribbons: new Table(gl, 'rgba8', MOST_ZONES, RIBBON_WIDTH),
    };
  }

  /** Sends one table to the card. */
  fill(part: keyof UnitLook, look: UnitLook): void {
    this.#tables[part].fill(look[part]);
  }

  drawGround({ matrix, ratio, opacity }: Frame, { ink, bad, chosen }: UnitInk): void {
    const gl = this.#gl;
    const program = this.#fill;
    program.begin();
    gl.uniformMatrix4fv(program.at('u_matrix'), false, matrix);
    this.#tables.colours.bind(0);
    gl.uniform1i(program.at('u_colours'), 0);
    this.#tables.flags.bind(1);
    gl.uniform1i(program.at('u_flags'), 1);
    gl.uniform1f(program.at('u_ratio'), ratio);
    gl.uniform1f(program.at('u_opacity'), opacity);
    gl.uniform3f(program.at('u_ink'), ink[0], ink[1], ink[2]);
    gl.uniform3f(program.at('u_bad'), bad[0], bad[1], bad[2]);
    gl.uniform3f(program.at('u_chosen'), chosen[0], chosen[1], chosen[2]);
    this.#blend();
    gl.bindVertexArray(this.#ground);
    gl.drawElements(gl.TRIANGLES, this.#corners, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }

  drawBorders({ matrix, ratio, room }: Frame, ink: UnitInk, unitLines: boolean): void {
    const gl = this.#gl;
    const program = this.#edge;
    program.begin();
    gl.uniformMatrix4fv(program.at('u_matrix'), false, matrix);
    gl.uniform2f(program.at('u_viewport'), gl.drawingBufferWidth, gl.drawingBufferHeight);
    this.#tables.zones.bind(0);
    gl.uniform1i(program.at('u_zones'), 0);
    this.#tables.ribbons.bind(1);
    gl.uniform1i(program.at('u_ribbons'), 1);
    this.#blend();
    const draw = (edges: Edges, mode: keyof typeof MODE, width: number, colour: Colour) => {
      if (colour[3] === 0) return;
      gl.uniform1i(program.at('u_mode'), MODE[mode]);
      gl.uniform1f(program.at('u_width'), width * ratio);
      gl.uniform4f(program.at('u_colour'), ...colour);
      edges.draw(mode === 'ribbon' ? 'ribbon' : 'line');
    };
    const { unitLine, zoneLine, countyLine } = ink;
    // Fine lines only where a unit is some ten pixels wide, else they are a grey veil.
    const fine = unitLines ? Math.min(1, Math.max(0, (room - 9) / 14)) : 0;
    const near = Math.min(1, Math.max(0, (room - 4) / 30));
    draw(this.#all, 'line', 0.8, [unitLine[0], unitLine[1], unitLine[2], unitLine[3] * fine]);
    draw(this.#shores, 'joined', 0.9 + 0.3 * near, countyLine);
    this.#ribbons(() => draw(this.zones, 'ribbon', 5 + 6 * near, zoneLine));
    draw(this.zones, 'joined', 0.9 + 0.7 * near, zoneLine);
    draw(this.chosen, 'joined', 5, [1, 1, 1, 0.9]);
    draw(this.chosen, 'joined', 2.6, ink.chosen);
  }

  delete(): void {
    const gl = this.#gl;
    for (const table of Object.values(this.#tables)) table.delete();
    for (const edges of [this.#all, this.#shores, this.zones, this.chosen]) edges.delete();
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(this.#ground);
    this.#fill.delete();
    this.#edge.delete();
  }

  #blend(): void {
    const gl = this.#gl;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
  }

  /** Twice: first how near each pixel is to a border, then the colour of the nearest; so strips may overlap without growing darker. */
  #ribbons(draw: () => void): void {
    const gl = this.#gl;
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
}
