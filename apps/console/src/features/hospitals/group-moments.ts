import type { ObservationVersion } from '@pulse/contract';
import { flattenFigures } from './flatten-figures.ts';

export interface FigureChange {
  readonly figure: string;
  /** Null: was not said before, or was taken back. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Moment {
  readonly key: string;
  readonly newest: ObservationVersion;
  /** What each later version changed of the one before it, the newest first. */
  readonly corrections: {
    readonly version: ObservationVersion;
    readonly changes: FigureChange[];
  }[];
}

/** All versions of observations, in any order, as moments with what was corrected; newest first. */
export const groupMoments = (versions: readonly ObservationVersion[], most: number): Moment[] => {
  const byMoment = new Map<string, ObservationVersion[]>();
  for (const one of versions) {
    const key = `${one.observedAt} ${one.department ?? ''}`;
    byMoment.set(key, [...(byMoment.get(key) ?? []), one]);
  }
  return [...byMoment]
    .flatMap(([key, of]) => {
      const ordered = of.sort((a, b) => b.version - a.version);
      const [newest] = ordered;
      return newest ? [{ key, newest, corrections: correctionsOf(ordered) }] : [];
    })
    .sort((a, b) => Date.parse(b.newest.observedAt) - Date.parse(a.newest.observedAt))
    .slice(0, most);
};

const correctionsOf = (ordered: readonly ObservationVersion[]): Moment['corrections'] =>
  ordered.slice(0, -1).flatMap((version, index) => {
    const before = ordered[index + 1];
    return before ? [{ version, changes: compare(before, version) }] : [];
  });

const compare = (before: ObservationVersion, after: ObservationVersion): FigureChange[] => {
  const [old, fresh] = [flattenFigures(before.figures), flattenFigures(after.figures)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((figure) => {
    const [from, to] = [old.get(figure) ?? null, fresh.get(figure) ?? null];
    return from === to ? [] : [{ figure, from, to }];
  });
};
