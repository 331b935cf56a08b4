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
  if (depthOf(text) > DEEPEST) {
    complaints.add('json-too-deep', { file: file.name }, { limit: DEEPEST });
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

/** Deepest nesting of brackets outside of strings: code that walks the value must not run out of stack. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) {
      if (code === 0x5c) i++;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}
