import type { Place } from '@pulse/contract';

/** The name of the cell that a place lies in: about a kilometre, finer than any model's. */
export const cellOf = ({ lat, lng }: Place): string => `${lat.toFixed(2)},${lng.toFixed(2)}`;
