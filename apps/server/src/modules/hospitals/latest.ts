import type { BedType, DepartmentKind } from '@pulse/contract';

/**
 * The newest value of each figure, by `figure` for the hospital as a whole and `department/figure`
 * for a part of it: each with the moment that it was observed, since not all come together.
 */
export type Latest = Record<string, { readonly value: number; readonly at: string }>;

/** The column is only ever written from observations that were checked. */
export const asLatest = (stored: unknown): Latest => stored as Latest;

export const latestKey = (department: DepartmentKind | null, figure: string): string =>
  department === null ? figure : `${department}/${figure}`;

/** A figure of the emergency department, however it was reported: the newest counts. */
export const edFigure = (latest: Latest, figure: string): number | null => {
  const [whole, part] = [latest[figure], latest[`ed/${figure}`]];
  if (whole === undefined || part === undefined) return (whole ?? part)?.value ?? null;
  return Date.parse(part.at) > Date.parse(whole.at) ? part.value : whole.value;
};

/** Said for the hospital as a whole, or else the sum of what its departments said. */
export const totalFigure = (latest: Latest, figure: string): number | null => {
  const whole = latest[figure];
  if (whole !== undefined) return whole.value;
  const parts = Object.entries(latest).filter(([key]) => key.endsWith(`/${figure}`));
  if (parts.length === 0) return null;
  return parts.reduce((sum, [, { value }]) => sum + value, 0);
};

export const occupiedBeds = (latest: Latest, type: BedType): number | null =>
  totalFigure(latest, `occupied.${type}`) ??
  (type === 'ed' ? edFigure(latest, 'edPatients') : null);
