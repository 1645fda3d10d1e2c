/** The solver's name of an action on a day, as `@pulse/ml/plan` makes it; a shift comes last. */
export const actionId = (key: string, day: string): string => {
  const parts = key.split('/');
  const shift = parts[0] === 'call-nurses' ? parts.splice(-1) : [];
  return [...parts, day, ...shift].join('/');
};

/** What the solver's action is the same as on other days. */
export const keyOfAction = (id: string): string => {
  const parts = id.split('/');
  parts.splice(parts[0] === 'call-nurses' ? -2 : -1, 1);
  return parts.join('/');
};
