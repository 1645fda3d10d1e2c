import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './index.ts';

const production = {
  NODE_ENV: 'production',
  PULSE_JWT_SECRET: 'x'.repeat(32),
  PULSE_DATA_KEY: 'a'.repeat(64),
  CORS_ORIGINS: 'https://pulse.example',
  TWILIO_ACCOUNT_SID: 'AC1',
  TWILIO_AUTH_TOKEN: 'secret-token',
  TWILIO_FROM: '+15550001',
  ENGINE_TOKEN: 'known-to-both-sides',
};

describe('settings', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-config-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const load = (env: Record<string, string>) => loadConfig({ PULSE_DATA: folder, ...env }, '1');

  it('need nothing in the demo, which keeps the secrets it makes to itself', async () => {
    const first = await load({});
    expect(first.config).toMatchObject({ mode: 'demo', rateLimitPerMinute: 100, replay: true });
    const again = await load({});
    expect(again.secrets.dataKey.equals(first.secrets.dataKey)).toBe(true);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('give two servers that start at once the same secrets', async () => {
    const both = await Promise.all([load({}), load({}), load({})]);
    expect(new Set(both.map(({ secrets }) => secrets.jwtSecret)).size).toBe(1);
  });

  it('refuse to lose the key to people’s numbers quietly', async () => {
    await writeFile(join(folder, 'secrets.json'), '{"jwtSecret":');
    await expect(load({})).rejects.toThrow(/damaged/);
    expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe('{"jwtSecret":');
  });

  it('start production when all is set, without a demo', async () => {
    const { config } = await load(production);
    expect(config).toMatchObject({ mode: 'production', replay: false });
    expect(JSON.stringify(config)).not.toContain('secret-token');
  });

  it('refuse production with anything missing or left at a default, and name it', async () => {
    const without = (name: keyof typeof production) => {
      const { [name]: _, ...rest } = production;
      return { ...rest, NODE_ENV: 'production' };
    };
    await expect(load(without('PULSE_JWT_SECRET'))).rejects.toThrow(/PULSE_JWT_SECRET/);
    await expect(load(without('PULSE_DATA_KEY'))).rejects.toThrow(/PULSE_DATA_KEY/);
    await expect(load(without('CORS_ORIGINS'))).rejects.toThrow(/CORS_ORIGINS/);
    await expect(load({ ...production, RATE_LIMIT_PER_MINUTE: '0' })).rejects.toThrow(
      /RATE_LIMIT_PER_MINUTE/,
    );
    await expect(load(without('ENGINE_TOKEN'))).rejects.toThrow(/ENGINE_TOKEN/);
    await expect(load({ ...production, PULSE_DEMO_PASSWORD: 'pulse-demo' })).rejects.toThrow(
      /PULSE_DEMO_PASSWORD/,
    );
  });

  it('let production do without the engine’s token when nobody else can reach it', async () => {
    const { ENGINE_TOKEN: _, ...rest } = production;
    await expect(load({ ...rest, PULSE_HOST: '127.0.0.1' })).resolves.toBeDefined();
    await expect(load({ ...rest, PULSE_ROLES: 'gateway,worker' })).resolves.toBeDefined();
  });

  it('ask no feed unless it is named, and need the key of one that has keys', async () => {
    expect((await load({})).config.feeds.names).toEqual([]);
    await expect(load({ FEEDS: 'open-meteo, openaq' })).rejects.toThrow(/OPENAQ_KEY: .*openaq/);
    await expect(load({ FEEDS: 'openweathermap' })).rejects.toThrow(/OPENWEATHERMAP_KEY/);
    await expect(load({ FEEDS: 'accuweather' })).rejects.toThrow(/FEEDS: accuweather/);
    await expect(load({ OPENAQ_URL: 'somewhere' })).rejects.toThrow(/OPENAQ_URL/);
    const { config, secrets } = await load({ FEEDS: 'openaq,open-meteo', OPENAQ_KEY: 'hush-hush' });
    expect(config.feeds.names).toEqual(['open-meteo', 'openaq']);
    expect(secrets.feedKeys).toMatchObject({ openAq: 'hush-hush' });
    expect(JSON.stringify(config)).not.toContain('hush-hush');
  });

  it('name every fault at once', async () => {
    const loading = load({ GATEWAY_PORT: 'abc', PULSE_REPLAY: 'maybe' });
    await expect(loading).rejects.toThrow(
      /GATEWAY_PORT[\s\S]*PULSE_REPLAY|PULSE_REPLAY[\s\S]*GATEWAY_PORT/,
    );
    await expect(load({ PULSE_ROLES: 'gateway,cook' })).rejects.toThrow(/cook/);
    await expect(load({ TWILIO_FROM: '+1555' })).rejects.toThrow(/TWILIO_ACCOUNT_SID/);
  });
});
