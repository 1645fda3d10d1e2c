/** Indices of the values that are not missing, ascending. */
export const knownPlaces = (values: Float64Array): number[] => {
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i] as number)) places.push(i);
  }
  return places;
};
