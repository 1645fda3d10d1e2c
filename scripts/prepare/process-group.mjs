/** Groups that must not outlive this process; each is named by the pid of its first process. */
/** @type {Set<number>} */
const groups = new Set();

process.on('exit', killGroups);

/** @param {number | undefined} pid */
export function trackGroup(pid) {
  if (pid) groups.add(pid);
}

/**
 * Forgets a group once it is empty; one that still has members is killed when we exit.
 * @param {number | undefined} pid
 */
export function forgetGroup(pid) {
  if (pid && !groupLives(pid)) groups.delete(pid);
}

/** What is left of the groups after their first processes went: a database, a build's workers. */
export function livingGroups() {
  return [...groups].filter(groupLives);
}

/** @param {number} pid */
export function groupLives(pid) {
  return signalGroup(pid, 0);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

export function killGroups() {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
}
