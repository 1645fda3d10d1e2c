import type { DepartmentKind, ObservationFigures } from '@pulse/contract';
import { type Latest, latestKey } from '../hospitals/index.ts';
import { flattenFigures } from './flatten-figures.ts';

export interface Observed {
  readonly department: DepartmentKind | null;
  readonly observedAt: Date;
  readonly figures: ObservationFigures;
}

/**
 * The latest figures after an observation: each figure keeps its newest moment, so that a late
 * observation fills only what nobody said since. A correction takes back what it leaves out.
 */
export const mergeLatest = (
  latest: Latest,
  { department, observedAt, figures }: Observed,
): Latest => {
  const at = observedAt.toISOString();
  const isOwn = (key: string) =>
    department === null ? !key.includes('/') : key.startsWith(`${department}/`);
  const merged: Latest = {};
  for (const [key, figure] of Object.entries(latest)) {
    if (!(isOwn(key) && figure.at === at)) merged[key] = figure;
  }
  for (const [figure, value] of flattenFigures(figures)) {
    const key = latestKey(department, figure);
    const known = merged[key];
    // ISO times of one form sort as text.
    if (known === undefined || known.at <= at) merged[key] = { value, at };
  }
  return merged;
};
