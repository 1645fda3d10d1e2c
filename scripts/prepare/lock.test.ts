import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock, waitForLock } from './lock.mjs';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Takes the lock and fails the test when somebody else has it. */
function take() {
  const lock = tryLock(path);
  if ('release' in lock) return lock;
  throw new Error(`held by ${lock.heldBy}`);
}

/** The pid of a process that has ended. */
function deadPid() {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('lock', () => {
  it('is held by one at a time', () => {
    const lock = take();
    expect(tryLock(path)).toEqual({ heldBy: process.pid });
    lock.release();
    expect(existsSync(path)).toBe(false);
    expect(take().wasStale).toBe(false);
  });

  it('is taken over from a dead process, and says so', () => {
    writeFileSync(path, `${deadPid()} 1`);
    expect(take().wasStale).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(String(process.pid));
  });

  it.runIf(process.platform === 'linux')('is not fooled by a pid that is used again', () => {
    writeFileSync(path, `${process.pid} 1`);
    expect(take().wasStale).toBe(true);
  });

  it('survives an empty file, as a full disk leaves it', () => {
    writeFileSync(path, '');
    expect(take().wasStale).toBe(true);
  });

  it('is waited for', async () => {
    const lock = take();
    const heard: number[] = [];
    const waiting = waitForLock(path, (pid) => {
      heard.push(pid);
      lock.release();
    });
    const next = await waiting;
    expect(heard).toEqual([process.pid]);
    next.release();
  });

  it('leaves the lock of its successor alone when released late', () => {
    const lock = take();
    writeFileSync(path, '1 1');
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe('1 1');
  });
});
