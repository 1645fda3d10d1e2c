import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/**
 * Which process listens on a port, as far as this user may know.
 * @param {number} port
 * @returns {string | undefined} such as "node server.js (process 4711)"
 */
export function findPortHolder(port) {
  return process.platform === 'linux' ? findInProc(port) : findWithLsof(port);
}

/** @param {number} port */
function findInProc(port) {
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeners(readText(table), port)),
  );
  const pid = processes().find((id) => openFiles(id).some((target) => sockets.has(target)));
  if (!pid) return undefined;
  const command = readText(`/proc/${pid}/cmdline`).split('\0').filter(Boolean).join(' ');
  return `${command.slice(0, 120)} (process ${pid})`;
}

/**
 * @param {string} table the text of /proc/net/tcp
 * @param {number} port
 * @returns {string[]} the link targets that the sockets have under /proc/<pid>/fd
 */
export function listeners(table, port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').flatMap((row) => {
    const fields = row.trim().split(/\s+/);
    const isListener = fields[1]?.endsWith(wanted) && fields[3] === listening;
    return isListener ? [`socket:[${fields[9]}]`] : [];
  });
}

function processes() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** @param {string} pid */
function openFiles(pid) {
  return attempt(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) =>
    attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ''),
  );
}

/**
 * Processes come and go while we look, and those of other users are closed to us.
 * @template T
 * @param {() => T} read
 * @param {T} fallback
 */
function attempt(read, fallback) {
  try {
    return read();
  } catch {
    return fallback;
  }
}

/** @param {number} port */
function findWithLsof(port) {
  try {
    const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'];
    const output = execFileSync('lsof', args, { encoding: 'utf8', timeout: 3_000 });
    const pid = /^p(\d+)/m.exec(output)?.[1];
    return pid && `${/^c(.+)/m.exec(output)?.[1] ?? 'a program'} (process ${pid})`;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function readText(path) {
  return attempt(() => readFileSync(path, 'utf8'), '');
}
