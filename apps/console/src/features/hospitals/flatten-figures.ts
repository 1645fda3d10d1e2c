import type { ObservationFigures } from '@pulse/contract';

/** `{ occupied: { icu: 3 } }` as `occupied.icu: 3`, without what was left out. */
export const flattenFigures = (figures: ObservationFigures): Map<string, number> => {
  const flat = new Map<string, number>();
  for (const [name, value] of Object.entries(figures)) {
    if (typeof value === 'number') flat.set(name, value);
    else {
      for (const [part, amount] of Object.entries(value ?? {})) {
        if (typeof amount === 'number') flat.set(`${name}.${part}`, amount);
      }
    }
  }
  return flat;
};

/** The other way round. */
export const nestFigures = (flat: Iterable<readonly [string, number]>): ObservationFigures => {
  const nested: Record<string, number | Record<string, number>> = {};
  for (const [figure, value] of flat) {
    const dot = figure.indexOf('.');
    if (dot < 0) nested[figure] = value;
    else {
      const group = figure.slice(0, dot);
      const known = nested[group];
      nested[group] = {
        ...(typeof known === 'object' ? known : {}),
        [figure.slice(dot + 1)]: value,
      };
    }
  }
  return nested;
};
