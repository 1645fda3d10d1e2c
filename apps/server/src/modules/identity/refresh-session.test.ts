import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { createActorResolver } from './actor-resolver.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { anonymous, readWholeDatabase, signInCitizen } from './testing/sign-in.ts';

const invalid = expect.objectContaining({ code: 'refresh_invalid' });
const reused = expect.objectContaining({ code: 'refresh_reused' });
const unauthenticated = expect.objectContaining({ code: 'unauthenticated' });

describe('refreshSession', () => {
  let test: TestCtx;
  let phones = 0;
  const signIn = () => signInCitizen(anonymous(test), `+9198453${String(10_000 + ++phones)}`);
  const refresh = ({ refreshToken }: { refreshToken: string }) =>
    refreshSession(anonymous(test), { refreshToken });
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('trades a token for a new pair of the same person', async () => {
    const first = await signIn();
    const second = await refresh(first);
    expect(second.user).toEqual(first.user);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await refresh(second);
  });

  it('ends the whole session when a spent token is shown again', async () => {
    const first = await signIn();
    const second = await refresh(first);
    await expect(refresh(first)).rejects.toEqual(reused);
    await expect(refresh(second)).rejects.toEqual(invalid);
    await expect(createActorResolver(test.ctx)(second.accessToken)).rejects.toEqual(
      unauthenticated,
    );
  });

  it('lets one of two parallel trades through and ends the session for both', async () => {
    const first = await signIn();
    const answers = await Promise.allSettled([refresh(first), refresh(first)]);
    const won = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toEqual([reused]);
    expect(won).toHaveLength(1);
    for (const pair of won) await expect(refresh(pair)).rejects.toEqual(invalid);
  });

  it('leaves the other sessions of the person alone', async () => {
    const phone = '+919845399999';
    const here = await signInCitizen(anonymous(test), phone);
    const there = await signInCitizen(anonymous(test), phone);
    await refresh(here);
    await expect(refresh(here)).rejects.toEqual(reused);
    await refresh(there);
  });

  it('refuses what is unknown or older than 30 days', async () => {
    await expect(refresh({ refreshToken: 'unknown' })).rejects.toEqual(invalid);
    const first = await signIn();
    test.clock.advanceSeconds(30 * 24 * 3600);
    await expect(refresh(first)).rejects.toEqual(invalid);
  });

  it('logs out at once, and once more without a word', async () => {
    const { refreshToken, accessToken } = await signIn();
    await logout(anonymous(test), { refreshToken });
    await logout(anonymous(test), { refreshToken });
    await logout(anonymous(test), { refreshToken: 'unknown' });
    await expect(refresh({ refreshToken })).rejects.toEqual(invalid);
    await expect(createActorResolver(test.ctx)(accessToken)).rejects.toEqual(unauthenticated);
  });

  it('keeps only a hash of a token', async () => {
    const { refreshToken } = await signIn();
    const everything = await readWholeDatabase(test.ctx);
    expect(everything).not.toContain(refreshToken);
    expect(everything).toContain(createHash('sha256').update(refreshToken).digest('hex'));
  });
});
