/**
 * The candidate that a mistyped text most likely means, or null when none is near: at most one edit in three
 * characters. Edits are insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, optimal string
 * alignment). Ties go to the earlier candidate.
 */
export function nearestText(text: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= bestDistance) continue;
    const distance = editDistance(text, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      if (distance === 0) break;
    }
  }
  return best;
}

/** Edits from a to b; some number ≥ `enough` as soon as that many are certain. */
export function editDistance(a: string, b: string, enough = Number.POSITIVE_INFINITY): number {
  const width = b.length + 1;
  let beforeLast = new Int32Array(width);
  let last = Int32Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = new Int32Array(width);
    current[0] = i;
    let rowBest = i;
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let edits = Math.min(last[j]! + 1, current[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, beforeLast[j - 2]! + 1);
      current[j] = edits;
      if (edits < rowBest) rowBest = edits;
    }
    if (rowBest >= enough) return rowBest;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
