/** Where the cursor goes when `id` leaves or is left: the neighbour `by` steps on, within bounds. */
export const neighbour = (ids: readonly string[], id: string | null, by: number): string | null => {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null;
};

/** The report that takes the place of those that were decided: the next one, else the one before. */
export const afterDecision = (
  ids: readonly string[],
  current: string | null,
  decided: ReadonlySet<string>,
): string | null => {
  if (current !== null && !decided.has(current)) return current;
  const at = current === null ? 0 : Math.max(ids.indexOf(current), 0);
  const next = ids.slice(at).find((id) => !decided.has(id));
  return next ?? ids.slice(0, at).findLast((id) => !decided.has(id)) ?? null;
};
