const least = 5;

export interface Cell {
  /** Hospitals that the figure is a sum over. */
  readonly behind: number;
  readonly value: number;
}

/**
 * Leaves out figures under five, and those of fewer than five hospitals. When that leaves a single
 * gap, which subtracting from the total would fill, the smallest other part goes too.
 *
 * @returns the total, then the parts
 */
export const suppressSmall = (total: Cell, parts: readonly Cell[]): (number | null)[] => {
  const shown = parts.map(show);
  const all = show(total);
  const gaps = shown.filter((value) => value === null).length;
  if (all !== null && gaps === 1) {
    const smallest = shown
      .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
      .sort((a, b) => a.value - b.value)[0];
    // With nothing else to hide behind, the total goes.
    if (smallest === undefined) return [null, ...shown];
    shown[smallest.index] = null;
  }
  return [all, ...shown];
};

const show = ({ behind, value }: Cell): number | null =>
  behind < least || value < least ? null : value;
