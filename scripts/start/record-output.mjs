import { createInterface } from 'node:readline';
import { rotateLog } from '../prepare/rotate-log.mjs';

const keptLines = 25;
const shownPerMinute = 20;

/**
 * Writes what a child says to its log and shows the errors among it. A child that repeats itself
 * does not flood the terminal.
 * @param {string} name
 * @param {string} logFolder
 * @param {import('../prepare/progress.mjs').Progress} progress
 */
export function recordOutput(name, logFolder, progress) {
  const log = rotateLog(logFolder, name);
  /** @type {string[]} */
  const last = [];
  let minute = 0;
  let shown = 0;

  /** @param {string} line @param {boolean} isError */
  const record = (line, isError) => {
    log.write(`${line}\n`);
    if (last.push(line) > keptLines) last.shift();
    const error = isError ? line : readLoggedError(line);
    if (!error) return;
    const now = Math.floor(Date.now() / 60_000);
    shown = now === minute ? shown + 1 : 1;
    minute = now;
    if (shown <= shownPerMinute) progress.say(`[${name}] ${error}`);
    else if (shown === shownPerMinute + 1) progress.say(`[${name}] more errors are in its log`);
  };

  return {
    /** @param {import('node:child_process').ChildProcess} child */
    attach(child) {
      for (const stream of [child.stdout, child.stderr]) {
        if (!stream) continue;
        const isError = stream === child.stderr;
        createInterface({ input: stream }).on('line', (line) => record(line, isError));
      }
    },
    /** @param {string} text */
    note: (text) => log.write(`${new Date().toISOString()} the ${name} ${text}\n`),
    last: () => last.map((line) => readLoggedError(line) ?? line).join('\n'),
  };
}

/**
 * The message of a structured log line at the level of an error or worse.
 * @param {string} line
 */
export function readLoggedError(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    if (!(entry.level >= 50 || entry.level === 'error' || entry.level === 'fatal'))
      return undefined;
    const cause = entry.err?.stack ?? entry.err?.message;
    return cause ? `${entry.msg}\n${cause}` : String(entry.msg);
  } catch {
    return undefined;
  }
}
