import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('others get their turn between two jobs, and jobs keep their order', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  await new Promise<void>((resolve) => {
    for (const name of ['a', 'b', 'c']) {
      inTurn(() => {
        done.push(name);
        setImmediate(() => done.push(`beside ${name}`));
        if (name === 'c') setImmediate(resolve);
      });
    }
  });
  expect(done.filter((name) => name.length === 1)).toEqual(['a', 'b', 'c']);
  expect(done.indexOf('beside a')).toBeLessThan(done.indexOf('c'));
});
