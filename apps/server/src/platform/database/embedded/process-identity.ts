import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** False also for a zombie, which still answers to a signal when nobody collects it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statOf(pid)?.state !== 'Z';
}

/**
 * Tells a process from a later one with the same pid, which is common in containers.
 * Undefined when there is no such process.
 */
export function identityOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const stat = statOf(pid);
  if (stat) return `${bootId()}:${stat.startTicks}`;
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .toString()
        .trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/** Undefined where the system does not say. */
export function commandLineOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

function statOf(pid: number): { state: string; startTicks: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
