export const sheetSnaps = ['peek', 'half', 'full'] as const;
export type SheetSnap = (typeof sheetSnaps)[number];

/** A flick faster than this goes one step on, however short it was. */
const flickPxPerMs = 0.5;

/**
 * Where a dragged sheet comes to rest. `heights` in px per snap; `velocityPxPerMs` is positive
 * upwards; `from` is where the drag began.
 */
export function restingSnap(
  heightPx: number,
  velocityPxPerMs: number,
  from: SheetSnap,
  heights: Record<SheetSnap, number>,
): SheetSnap {
  if (Math.abs(velocityPxPerMs) > flickPxPerMs) return stepSnap(from, Math.sign(velocityPxPerMs));
  const distance = (snap: SheetSnap) => Math.abs(heights[snap] - heightPx);
  return sheetSnaps.reduce((best, snap) => (distance(snap) < distance(best) ? snap : best), from);
}

/** The snap `steps` above (positive) or below, held at the ends. */
export function stepSnap(from: SheetSnap, steps: number): SheetSnap {
  const index = Math.min(Math.max(sheetSnaps.indexOf(from) + steps, 0), sheetSnaps.length - 1);
  return sheetSnaps[index] ?? from;
}
