import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {object} Lock
 * @property {boolean} wasStale true when a dead process had left it behind
 * @property {() => void} release
 */

/**
 * Takes the lock, waiting for as long as a living process holds it.
 * @param {string} path
 * @param {(pid: number) => void} onWait called once, when there is somebody to wait for
 * @returns {Promise<Lock>}
 */
export async function waitForLock(path, onWait) {
  for (let said = false; ; ) {
    const taken = tryLock(path);
    if ('release' in taken) return taken;
    if (!said) onWait(taken.heldBy);
    said = true;
    await wait(300);
  }
}

/**
 * Takes the lock at once, or says which living process holds it.
 * @param {string} path
 * @returns {Lock | { heldBy: number }}
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  if (create(path, ownMark())) return held(path, false);
  const holder = readHolder(path);
  if (holder.alive) return { heldBy: holder.pid };
  return takeOver(path);
}

/**
 * Only one process at a time may remove a dead one's lock: without this, the second of two would
 * remove the lock that the first has just taken.
 * @param {string} path
 * @returns {Lock | { heldBy: number }}
 */
function takeOver(path) {
  const guard = `${path}.takeover`;
  if (!create(guard, ownMark())) {
    const ageMs = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (ageMs > 10_000) rmSync(guard, { force: true });
    return { heldBy: readHolder(path).pid };
  }
  try {
    const holder = readHolder(path);
    if (holder.alive) return { heldBy: holder.pid };
    rmSync(path, { force: true });
    return create(path, ownMark()) ? held(path, true) : { heldBy: readHolder(path).pid };
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * @param {string} path
 * @param {boolean} wasStale
 */
function held(path, wasStale) {
  const mark = ownMark();
  const release = () => {
    if (readText(path) === mark) rmSync(path, { force: true });
  };
  return { wasStale, release };
}

/** @param {string} path */
function readHolder(path) {
  const [pidText = '', startedAt = ''] = readText(path).split(' ');
  const pid = Number(pidText);
  const alive = pid > 0 && isAlive(pid) && (startedAt === '' || startedAt === startOf(pid));
  return { pid, alive };
}

function ownMark() {
  return `${process.pid} ${startOf(process.pid)}`;
}

/**
 * When the process started, in clock ticks, where the system tells: pids are used again.
 * @param {number} pid
 */
function startOf(pid) {
  const fields = readText(`/proc/${pid}/stat`).split(') ')[1]?.split(' ');
  return fields?.[19] ?? '';
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function create(path, text) {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
