/**
 * Text in GB18030 for tests. Node decodes it but does not encode it, so the table of two-byte codes is turned round;
 * what has no two-byte code is not for tests.
 */
export function gb18030(text: string): Uint8Array {
  const codes = table();
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => {
      if (sign.charCodeAt(0) < 0x80) return [sign.charCodeAt(0)];
      const code = codes.get(sign);
      if (!code) throw new Error(`No two-byte code for ${sign}.`);
      return code;
    }),
  );
}

let known: Map<string, [number, number]> | null = null;

function table(): Map<string, [number, number]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (Array.from(sign).length === 1 && sign !== '\ufffd') known.set(sign, [high, low]);
    }
  }
  return known;
}

/** Text in UTF-16, little endian, with or without byte order mark. */
export function utf16(text: string, { mark = true } = {}): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return new Uint8Array(bytes);
}
