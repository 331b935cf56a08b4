import { bufferOf } from './gl.ts';
import { type Borders, NO_BORDERS } from './zone-borders.ts';

const VERTICES = { line: 6, ribbon: 12 } as const;

/** Borders on the graphics card, one instance each. */
export class Edges {
  readonly #gl: WebGL2RenderingContext;
  readonly #array: WebGLVertexArrayObject;
  readonly #lines: WebGLBuffer;
  readonly #sides: WebGLBuffer;
  #count = 0;

  constructor(gl: WebGL2RenderingContext, program: WebGLProgram, borders: Borders = NO_BORDERS) {
    this.#gl = gl;
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    this.#lines = bufferOf(gl, gl.ARRAY_BUFFER, borders.lines);
    const line = gl.getAttribLocation(program, 'a_line');
    gl.enableVertexAttribArray(line);
    gl.vertexAttribPointer(line, 4, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(line, 1);
    this.#sides = bufferOf(gl, gl.ARRAY_BUFFER, borders.sides);
    const side = gl.getAttribLocation(program, 'a_sides');
    gl.enableVertexAttribArray(side);
    gl.vertexAttribIPointer(side, 2, gl.UNSIGNED_INT, 0, 0);
    gl.vertexAttribDivisor(side, 1);
    gl.bindVertexArray(null);
    this.#count = borders.count;
  }

  /** Takes other borders. */
  set({ lines, sides, count }: Borders): void {
    const gl = this.#gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#lines);
    gl.bufferData(gl.ARRAY_BUFFER, lines, gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#sides);
    gl.bufferData(gl.ARRAY_BUFFER, sides, gl.DYNAMIC_DRAW);
    this.#count = count;
  }

  draw(as: keyof typeof VERTICES): void {
    if (this.#count === 0) return;
    const gl = this.#gl;
    gl.bindVertexArray(this.#array);
    gl.drawArraysInstanced(gl.TRIANGLES, 0, VERTICES[as], this.#count);
    gl.bindVertexArray(null);
  }

  delete(): void {
    this.#gl.deleteVertexArray(this.#array);
    this.#gl.deleteBuffer(this.#lines);
    this.#gl.deleteBuffer(this.#sides);
  }
}
