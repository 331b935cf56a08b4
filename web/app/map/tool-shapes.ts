/** Paths of SVG for what a tool draws over the map. */
export function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

export function rectangle([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
}

export function loop(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Whether keys belong to a field or button and not to the map. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, button, a, [contenteditable]') !== null
  );
}
