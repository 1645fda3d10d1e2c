/**
 * Chance that all of `servers` are taken when somebody comes, and nobody waits (Erlang 1917): beds
 * that turn patients away. The recursion B(k) = a B(k-1) / (k + a B(k-1)) does not overflow.
 *
 * @param load offered load a = arrivals x mean stay, in erlangs
 */
export const erlangB = (load: number, servers: number): number => {
  if (load <= 0) return servers > 0 ? 0 : 1;
  let blocking = 1;
  for (let k = 1; k <= servers; k += 1) blocking = (load * blocking) / (k + load * blocking);
  return blocking;
};
