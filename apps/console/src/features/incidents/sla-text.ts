const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const soonMs = 4 * hourMs;

export type SlaUrgency = 'overdue' | 'soon' | 'fine';

export const slaUrgency = (leftMs: number): SlaUrgency => {
  if (leftMs < 0) return 'overdue';
  return leftMs < soonMs ? 'soon' : 'fine';
};

/** "Due in 3 h", "Overdue by 2 d"; milliseconds left, negative when past. */
export const slaText = (leftMs: number): string => {
  const size = Math.abs(leftMs);
  const amount =
    size < hourMs
      ? `${Math.max(1, Math.round(size / minuteMs))} min`
      : size < 2 * dayMs
        ? `${Math.round(size / hourMs)} h`
        : `${Math.round(size / dayMs)} d`;
  return leftMs < 0 ? `Overdue by ${amount}` : `Due in ${amount}`;
};
