import { readFileSync } from 'node:fs';

const everyMs = 500;

/**
 * npm runs us through a shell and passes signals to that shell only, or to nobody when it is
 * killed: its end must be ours too, or the ports stay taken by a program without a terminal.
 * @param {() => void} onGone
 */
export function watchLauncher(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
}

/** Our parent and, where the system tells, its parent. */
function ancestors() {
  const { ppid } = process;
  try {
    return `${ppid} ${readFileSync(`/proc/${ppid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]}`;
  } catch {
    return `${ppid}`;
  }
}
