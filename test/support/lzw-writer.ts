/** Codes of 9 bits as TIFF packs them, the highest bit first. */
export function lzwCodes(
  codes: readonly number[],
  width: (i: number) => number = () => 9,
): Uint8Array<ArrayBuffer> {
  const bits = codes.map((code, i) => code.toString(2).padStart(width(i), '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** LZW of TIFF 6.0, section 13, from its description: strings in a map, the table cleared at 4094. */
export function lzwOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const [codes, widths]: [number[], number[]] = [[256], [9]];
  let strings = new Map<string, number>();
  let [next, width, text] = [258, 9, ''];
  const codeOf = (string: string) => (string.length === 1 ? string.charCodeAt(0) : strings.get(string));
  const put = (code: number) => {
    codes.push(code);
    widths.push(width);
  };
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (codeOf(longer) !== undefined) {
      text = longer;
      continue;
    }
    put(codeOf(text)!);
    strings.set(longer, next++);
    if (next === 512 || next === 1024 || next === 2048) width++;
    if (next === 4094) {
      put(256);
      strings = new Map();
      [next, width] = [258, 9];
    }
    text = String.fromCharCode(byte);
  }
  if (text !== '') put(codeOf(text)!);
  // The reader adds a string for the last code too.
  if (next === 511 || next === 1023 || next === 2047) width++;
  put(257);
  return lzwCodes(codes, (i) => widths[i]!);
}
