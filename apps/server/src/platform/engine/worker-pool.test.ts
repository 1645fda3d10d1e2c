import { afterEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../log.ts';
import { createWorkerPool, type PoolOptions } from './worker-pool.ts';

describe('the pool of threads', () => {
  const pools: { close(): Promise<void> }[] = [];
  const open = (options: Partial<PoolOptions> = {}) => {
    const pool = createWorkerPool<string, string>({
      threads: 1,
      queueLimit: 8,
      timeoutMs: 15_000,
      idleMs: 60_000,
      log: silentLog,
      file: new URL('./testing/mortal-worker.ts', import.meta.url),
      ...options,
    });
    pools.push(pool);
    return pool;
  };
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.close();
  });

  it('says that a task was lost with its thread, and answers those behind it', async () => {
    const pool = open();
    const answers = await Promise.allSettled(
      ['answer', 'die', 'answer'].map((task) => pool.run(task)),
    );
    expect(answers[0]).toMatchObject({ value: 'answered' });
    expect(answers[1]).toMatchObject({ reason: { name: 'EngineError', code: 'crashed' } });
    expect(answers[2]).toMatchObject({ value: 'answered' });
    expect(pool.state()).toMatchObject({ crashed: 1, completed: 2, running: 0, waiting: 0 });
  });

  it('ends a task that never ends, and starts a new thread for the next', async () => {
    const pool = open();
    await pool.run('answer');
    const hanging = pool.run('hang', { timeoutMs: 100 });
    const next = pool.run('answer');
    await expect(hanging).rejects.toMatchObject({ code: 'late' });
    expect(await next).toBe('answered');
  });

  it('goes on after a fault in a task', async () => {
    const pool = open();
    await expect(pool.run('throw')).rejects.toMatchObject({ code: 'crashed' });
    expect(await pool.run('answer')).toBe('answered');
  });

  it('says at once that its threads cannot start', async () => {
    const pool = open({ file: new URL('./testing/nowhere.ts', import.meta.url) });
    await expect(pool.run('answer')).rejects.toMatchObject({ code: 'crashed' });
    await expect(pool.run('answer')).rejects.toMatchObject({ code: 'crashed' });
  });

  it('keeps room in the queue for the rest of what it took on', async () => {
    const pool = open({ queueLimit: 0 });
    const first = pool.run('answer');
    await expect(pool.run('answer')).rejects.toMatchObject({ code: 'busy' });
    expect(await pool.run('answer', { isContinued: true })).toBe('answered');
    await first;
  });

  it('ends its threads after a while without work, and starts them again', async () => {
    const pool = open({ idleMs: 20 });
    await pool.run('answer');
    await vi.waitFor(() => expect(pool.state().threads).toBe(0), { timeout: 4_500 });
    expect(await pool.run('answer')).toBe('answered');
  });

  it('lets nobody wait for a pool that closes', async () => {
    const pool = open();
    const asked = ['hang', 'answer'].map((task) => pool.run(task));
    const answers = Promise.allSettled(asked);
    await pool.close();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
