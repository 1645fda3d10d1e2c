/** Room for the root at 1 that seasonal models without trend always have. */
const radius = 1 + 1e-8;

/**
 * Whether forecasts forget the distant past: no root of the characteristic polynomial lies outside
 * the unit circle (Hyndman, Akram and Archibald 2008). By the recursion of Schur and Cohn instead of
 * roots, as it is asked at every step of the fit.
 *
 * @param room scratch of at least period + 2 places
 */
export const isAdmissible = (
  alpha: number,
  beta: number,
  gamma: number,
  phi: number,
  period: number,
  room: Float64Array,
): boolean => {
  const degree = period + 1;
  const inner = alpha + beta - alpha * phi;
  room.fill(inner, 0, degree + 1);
  room[0] = phi * (1 - alpha - gamma);
  room[1] = inner + gamma - 1;
  room[degree - 1] = alpha + beta - phi;
  room[degree] = 1;
  let power = 1;
  for (let k = 0; k <= degree; k++) {
    room[k] = (room[k] as number) * power;
    power *= radius;
  }
  for (let top = degree; top > 0; top--) {
    const reflection = (room[0] as number) / (room[top] as number);
    if (!(Math.abs(reflection) < 1)) return false;
    for (let low = 0, high = top; low <= high; low++, high--) {
      const a = room[low] as number;
      const b = room[high] as number;
      room[low] = a - reflection * b;
      room[high] = b - reflection * a;
    }
    for (let k = 0; k < top; k++) room[k] = room[k + 1] as number;
  }
  return true;
};
