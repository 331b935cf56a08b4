import type { ComplaintList } from '../../engine/problem/index.ts';
import { type ByteSource, bytesOf } from './byte-source.ts';
import { type Encoding, markedEncoding } from './decode.ts';
import { MEGABYTE, type SourceFile } from './source.ts';

const PIECE_BYTES = 4 * MEGABYTE;
/** From this size on a text is read in pieces: it and what is made of it would stand in memory several times. */
const LARGE_BYTES = 32 * MEGABYTE;

export function isLarge({ bytes, large }: SourceFile): boolean {
  return large !== undefined || bytes.length > LARGE_BYTES;
}

/**
 * Hands over the text of a file piece by piece, in the encodings that `decodeText` knows; nothing but one piece is in memory. `take`
 * may give false to hear no more. False and a complaint where the bytes are no text or hold NUL characters.
 */
export function eachTextPiece(
  file: SourceFile,
  complaints: ComplaintList,
  take: (text: string) => boolean,
  onShare?: (share: number) => void,
): boolean {
  const source = bytesOf(file);
  const encoding = encodingOf(source);
  if (encoding !== 'utf-8')
    complaints.add('encoding-told', { file: file.name }, { encoding: encoding.toUpperCase() });
  let row = 1;
  let sound = true;
  const broken = walk(source, encoding, (text, share) => {
    onShare?.(share);
    const nul = text.indexOf('\0');
    for (let at = text.indexOf('\n'); at >= 0 && (nul < 0 || at < nul); at = text.indexOf('\n', at + 1))
      row++;
    if (nul >= 0) {
      complaints.add('nul-bytes', { file: file.name, row }, {});
      sound = false;
      return false;
    }
    return take(text);
  });
  if (broken !== null) complaints.add('encoding-broken', { file: file.name, row }, { byte: broken + 1 });
  return broken === null && sound;
}

/** By its marks or zeros; else UTF-8 where all of it is that, or where it is no GB18030 either. */
function encodingOf(source: ByteSource): Encoding {
  const marked = markedEncoding(source.read(0, PIECE_BYTES));
  if (marked) return marked;
  const all = () => true;
  return walk(source, 'utf-8', all) === null || walk(source, 'gb18030', all) !== null ? 'utf-8' : 'gb18030';
}

/** Decodes piece by piece; gives the beginning of the first piece that is no text, null where all is. */
function walk(
  source: ByteSource,
  encoding: Encoding,
  take: (text: string, share: number) => boolean,
): number | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const { pieceBytes = PIECE_BYTES } = source;
  for (let start = 0; start < source.size; start += pieceBytes) {
    const last = start + pieceBytes >= source.size;
    try {
      const text = decoder.decode(source.read(start, pieceBytes), { stream: !last });
      if (!take(text, start / source.size)) return null;
    } catch (error) {
      if (error instanceof TypeError) return start;
      throw error;
    }
  }
  return null;
}
