import type { ComplaintList } from '../../engine/problem/index.ts';
import { decodeText } from './decode.ts';
import type { SourceFile } from './source.ts';

const DEEPEST = 64;

/** The value of a JSON file; undefined and a complaint where it is none. */
export function parseJson(file: SourceFile, complaints: ComplaintList): unknown {
  const text = decodeText(file, complaints);
  if (text === null) return undefined;
  if (text.trim() === '') {
    complaints.add('file-empty', { file: file.name }, {});
    return undefined;
  }
  if (!new Depth().fits(text)) {
    tellDepth(file.name, complaints);
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '');
    const position = at ? Number(at[1]) : text.length;
    const row = text.slice(0, position).split('\n').length;
    const reason = { en: `character ${position + 1}`, zh: `第 ${position + 1} 个字符` };
    complaints.add('json-unreadable', { file: file.name, row }, { reason });
    return undefined;
  }
}

export function tellDepth(file: string, complaints: ComplaintList): void {
  complaints.add('json-too-deep', { file }, { limit: DEEPEST });
}

/** Nesting of brackets outside of strings, over the pieces of a text: code that walks the value must not run out of stack. */
export class Depth {
  #depth = 0;
  #quoted = false;
  /** The last piece ended behind a backslash. */
  #escaped = false;

  /** Whether the next piece keeps to the limit. */
  fits(text: string): boolean {
    for (let i = this.#escaped ? 1 : 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x22) this.#quoted = !this.#quoted;
      else if (this.#quoted) {
        if (code === 0x5c) i++;
        if (i >= text.length) {
          this.#escaped = true;
          return true;
        }
      } else if (code === 0x5b || code === 0x7b) {
        if (++this.#depth > DEEPEST) return false;
      } else if (code === 0x5d || code === 0x7d) this.#depth--;
    }
    this.#escaped = false;
    return true;
  }
}
