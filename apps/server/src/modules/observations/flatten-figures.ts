import type { ObservationFigures } from '@pulse/contract';

/** `{ occupied: { icu: 3 } }` as `occupied.icu: 3`: figures by name, without what was left out. */
export const flattenFigures = (figures: ObservationFigures): [string, number][] =>
  Object.entries(figures).flatMap(([name, value]): [string, number][] => {
    if (typeof value === 'number') return [[name, value]];
    // An observation has more than figures, such as its hospital's id.
    if (typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([part, amount]): [string, number][] =>
      amount === undefined ? [] : [[`${name}.${part}`, amount]],
    );
  });
