/** A program of two shaders, with the places of its uniforms. The constructor throws an Error with the compiler's words. */
export class Program {
  readonly program: WebGLProgram;
  readonly #gl: WebGL2RenderingContext;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string) {
    this.#gl = gl;
    this.program = programOf(gl, vertex, fragment);
  }

  begin(): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL
    this.#gl.useProgram(this.program);
  }

  /** Where a uniform lies. */
  at(name: string): WebGLUniformLocation | null {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.#gl.getUniformLocation(this.program, name);
      this.#places.set(name, place);
    }
    return place;
  }

  /** The bound buffer holds `size` decimals a corner for an attribute. */
  floats(name: string, size: number): void {
    const place = this.#gl.getAttribLocation(this.program, name);
    this.#gl.enableVertexAttribArray(place);
    this.#gl.vertexAttribPointer(place, size, this.#gl.FLOAT, false, 0, 0);
  }

  /** The same for whole numbers. */
  whole(name: string, size: number): void {
    const place = this.#gl.getAttribLocation(this.program, name);
    this.#gl.enableVertexAttribArray(place);
    this.#gl.vertexAttribIPointer(place, size, this.#gl.UNSIGNED_INT, 0, 0);
  }

  delete(): void {
    this.#gl.deleteProgram(this.program);
  }
}

function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
      throw new Error(gl.getShaderInfoLog(shader) ?? 'A shader does not compile.');
    }
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'A program does not link.');
  }
  return program;
}

/** Width of the tables that hold one texel a unit. */
export const TABLE_WIDTH = 4096;

const FORMS = {
  rgba8: ['RGBA8', 'RGBA', 'UNSIGNED_BYTE', 4],
  r8ui: ['R8UI', 'RED_INTEGER', 'UNSIGNED_BYTE', 1],
  r16ui: ['R16UI', 'RED_INTEGER', 'UNSIGNED_SHORT', 1],
} as const;

/** A table of one texel an entry, filled anew as a whole: for 100,000 units that is under a millisecond. */
export class Table {
  readonly #gl: WebGL2RenderingContext;
  readonly #texture: WebGLTexture;
  readonly #form: keyof typeof FORMS;
  readonly #width: number;
  readonly #height: number;
  readonly #padded: Uint8Array | Uint16Array;

  constructor(gl: WebGL2RenderingContext, form: keyof typeof FORMS, length: number, width = TABLE_WIDTH) {
    this.#gl = gl;
    this.#form = form;
    this.#width = width;
    this.#height = Math.max(1, Math.ceil(length / width));
    const size = this.#width * this.#height * FORMS[form][3];
    this.#padded = form === 'r16ui' ? new Uint16Array(size) : new Uint8Array(size);
    this.#texture = gl.createTexture();
    this.bind(0);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl[FORMS[form][0]], this.#width, this.#height);
  }

  bind(slot: number): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + slot);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
  }

  fill(values: Uint8Array | Uint16Array): void {
    const gl = this.#gl;
    const [, format, type] = FORMS[this.#form];
    this.#padded.set(values);
    this.bind(0);
    // MapLibre leaves its own ways of unpacking behind.
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, this.#width, this.#height, gl[format], gl[type], this.#padded);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  }

  delete(): void {
    this.#gl.deleteTexture(this.#texture);
  }
}

/** A buffer with its bytes. */
export function bufferOf(
  gl: WebGL2RenderingContext,
  target: number,
  data: ArrayBufferView<ArrayBuffer>,
  usage: number = gl.STATIC_DRAW,
): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data, usage);
  return buffer;
}

/** Model-view-projection times a shift, in double precision, so that positions may be small and near the middle. */
export function shifted(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const out = Float32Array.from({ length: 16 }, (_, i) => matrix[i]!);
  for (let row = 0; row < 4; row++) {
    out[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  }
  return out;
}
