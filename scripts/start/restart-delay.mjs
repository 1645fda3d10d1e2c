const firstMs = 200;
const longestMs = 10_000;
/** A child that lived this long was well: the next failure starts counting afresh. */
export const wellAfterMs = 30_000;

/**
 * How long to wait before a dead child is started again.
 * @param {number} failures how often in a row it has died, from 1
 */
export function restartDelayMs(failures) {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
