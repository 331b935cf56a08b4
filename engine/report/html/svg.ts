import { escapeHtml } from './escape.ts';

/** Colours that are told apart in grey and by the colour-blind. */
export const COLOURS = { good: '#1b7a3d', part: '#e0a52b', bad: '#b3261e', open: '#b8c0ca', bar: '#2f6db3' };

/** A figure with its caption; the caption is also what screen readers say. */
export function figure(caption: string, width: number, height: number, content: readonly string[]): string {
  const title = escapeHtml(caption);
  return `<figure><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${content.join('\n')}
</svg></figure>`;
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  extra = '',
): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${extra}>${escapeHtml(text)}</text>`;
}

export function bar(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" fill="${colour}"/>`;
}

export function rule(x1: number, y1: number, x2: number, y2: number, colour: string, dashed = false): string {
  const dash = dashed ? ' stroke-dasharray="4 3"' : '';
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}"${dash}/>`;
}

export function dot(x: number, y: number, radius: number, colour: string, title: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${colour}" fill-opacity="0.6"><title>${escapeHtml(title)}</title></circle>`;
}

/** Short numbers keep the file small, and the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Columns that a text takes, Chinese characters counting two. */
export function columnsOf(text: string): number {
  let width = 0;
  for (const sign of text) width += sign.codePointAt(0)! >= WIDE_FROM ? 2 : 1;
  return width;
}

/** Text cut to a number of columns. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  for (const sign of text) {
    if (columnsOf(kept + sign) >= columns) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** From here on the characters of Chinese, Japanese and Korean stand in two columns. */
const WIDE_FROM = 0x2e80;
