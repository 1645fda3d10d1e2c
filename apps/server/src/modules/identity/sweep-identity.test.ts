import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { sweepIdentity } from './sweep-identity.ts';
import { anonymous, signInCitizen } from './testing/sign-in.ts';

const dayInSeconds = 24 * 3600;

let test: TestCtx;
beforeAll(async () => {
  test = await openTestCtx();
});
afterAll(() => test.close());

it('deletes codes, messages and tokens when nobody needs them any more', async () => {
  await signInCitizen(anonymous(test), '+919845600001');
  const left = async () => {
    const tables = ['oneTimeCodes', 'messages', 'refreshTokens'] as const;
    const counts = tables.map((table) =>
      test.ctx.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow(),
    );
    return (await Promise.all(counts)).map(({ rows }) => rows);
  };
  await sweepIdentity(test.ctx);
  expect(await left()).toEqual([1, 1, 1]);
  test.clock.advanceSeconds(2 * dayInSeconds);
  await sweepIdentity(test.ctx);
  expect(await left()).toEqual([0, 1, 1]);
  test.clock.advanceSeconds(29 * dayInSeconds);
  await sweepIdentity(test.ctx);
  expect(await left()).toEqual([0, 0, 1]);
  test.clock.advanceSeconds(30 * dayInSeconds);
  await sweepIdentity(test.ctx);
  expect(await left()).toEqual([0, 0, 0]);
});
