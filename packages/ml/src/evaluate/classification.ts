/** How well a class was found. */
export interface ClassReport {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows that truly are of this class. */
  readonly support: number;
}

export interface ClassificationReport {
  readonly n: number;
  readonly accuracy: number;
  /** Mean of the classes' F1, over every class that occurs in truth or prediction. */
  readonly macroF1: number;
  readonly classes: readonly ClassReport[];
  /** `confusion[i][j]` counts rows of class i that were taken for class j, in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
}

/** Compares labels row by row. A class that is never predicted has precision and F1 of 0. */
export const classificationReport = (
  actual: readonly string[],
  predicted: readonly string[],
): ClassificationReport => {
  const labels = [...new Set([...actual, ...predicted])].sort();
  const place = new Map(labels.map((label, i) => [label, i]));
  const confusion = labels.map(() => labels.map(() => 0));
  let right = 0;
  actual.forEach((label, row) => {
    const guess = predicted[row];
    if (guess === label) right++;
    const cells = confusion[place.get(label) ?? -1];
    const column = place.get(guess ?? '');
    if (cells && column !== undefined) cells[column] = (cells[column] ?? 0) + 1;
  });
  const classes = labels.map((label, i) => classReport(label, i, confusion));
  return {
    n: actual.length,
    accuracy: right / actual.length,
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
    classes,
    confusion,
  };
};

const classReport = (label: string, i: number, confusion: readonly number[][]): ClassReport => {
  const hits = confusion[i]?.[i] ?? 0;
  const support = confusion[i]?.reduce((sum, count) => sum + count, 0) ?? 0;
  const taken = confusion.reduce((sum, cells) => sum + (cells[i] ?? 0), 0);
  const precision = taken === 0 ? 0 : hits / taken;
  const recall = support === 0 ? 0 : hits / support;
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { label, precision, recall, f1, support };
};
