import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { EngineSettings } from '../platform/engine/index.ts';
import type { FeedSettings } from '../platform/feeds/index.ts';
import type { LlmSettings } from '../platform/llm/index.ts';
import { Environment, withoutEmpty } from './environment.ts';
import { feedsOf } from './feeds-of.ts';
import { productionFaults } from './production-faults.ts';
import { loadSecrets, type Secrets } from './secrets.ts';

const mostThreads = 4;

export type Mode = 'demo' | 'production' | 'test';
export const allRoles = ['gateway', 'worker', 'engine'] as const;
export type ServerRole = (typeof allRoles)[number];

/** What the server runs with; holds no secret, so it may be logged. */
export interface Config {
  readonly mode: Mode;
  readonly version: string;
  readonly dataDir: string;
  readonly citiesDir: string;
  readonly defaultCityId: string;
  readonly roles: readonly ServerRole[];
  readonly host: string;
  readonly trustProxy: boolean;
  readonly ports: { citizen: number; console: number; gateway: number; engine: number };
  readonly engine: EngineSettings;
  readonly corsOrigins: readonly string[];
  /** 0 is off. */
  readonly rateLimitPerMinute: number;
  readonly replay: boolean;
  readonly logLevel: Environment['PULSE_LOG'];
  readonly s3: { endpoint: string | undefined; bucket: string; region: string } | undefined;
  readonly twilio: { baseUrl: string; accountSid: string; from: string } | undefined;
  /** Tells plans and answers questions; rules do without one. */
  readonly llm: LlmSettings | undefined;
  readonly feeds: FeedSettings;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Turns the environment into checked settings and, apart from them, secrets.
 *
 * @throws ConfigError that lists every fault at once, each with the variable's name
 */
export const loadConfig = async (
  env: NodeJS.ProcessEnv,
  version: string,
): Promise<{ config: Config; secrets: Secrets }> => {
  const parsed = Environment.safeParse(withoutEmpty(env));
  if (!parsed.success)
    throw new ConfigError(`The settings are not right:\n${faults(parsed.error)}`);
  const settings = parsed.data;
  const mode = modeOf(settings);
  const wrong = mode === 'production' ? productionFaults(settings) : [];
  wrong.push(...halfSet(settings));
  const roles = rolesOf(settings, wrong);
  const feeds = feedsOf(settings, wrong);
  if (wrong.length > 0) {
    throw new ConfigError(
      `The settings are not right:\n${wrong.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  const dataDir = resolve(settings.PULSE_DATA);
  return {
    config: {
      mode,
      version,
      dataDir,
      citiesDir: resolve(settings.PULSE_CITIES),
      defaultCityId: settings.PULSE_CITY,
      roles,
      host: settings.PULSE_HOST,
      trustProxy: settings.PULSE_TRUST_PROXY === 'true',
      ports: {
        citizen: settings.CITIZEN_PORT,
        console: settings.CONSOLE_PORT,
        gateway: settings.GATEWAY_PORT,
        engine: settings.ENGINE_PORT,
      },
      engine: {
        url: settings.ENGINE_URL,
        threads: settings.ENGINE_THREADS ?? usualThreads(),
        queueLimit: settings.ENGINE_QUEUE,
        timeoutMs: settings.ENGINE_TIMEOUT_MS,
      },
      corsOrigins: corsOrigins(settings),
      rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
      replay: mode === 'demo' && settings.PULSE_REPLAY === 'on',
      logLevel: settings.PULSE_LOG,
      s3: settings.S3_BUCKET
        ? { endpoint: settings.S3_ENDPOINT, bucket: settings.S3_BUCKET, region: settings.S3_REGION }
        : undefined,
      twilio:
        settings.TWILIO_ACCOUNT_SID && settings.TWILIO_FROM
          ? {
              baseUrl: settings.TWILIO_BASE_URL,
              accountSid: settings.TWILIO_ACCOUNT_SID,
              from: settings.TWILIO_FROM,
            }
          : undefined,
      feeds,
      llm:
        settings.LLM_URL && settings.LLM_MODEL
          ? { url: settings.LLM_URL, model: settings.LLM_MODEL }
          : undefined,
    },
    secrets: await loadSecrets(settings, dataDir),
  };
};

/** NODE_ENV=production alone means production too: nobody gets the demo there by forgetting. */
const modeOf = (settings: Environment): Mode =>
  settings.PULSE_ENV ?? (settings.NODE_ENV === 'production' ? 'production' : 'demo');

const rolesOf = (settings: Environment, wrong: string[]): ServerRole[] => {
  const named = settings.PULSE_ROLES.split(',').map((role) => role.trim());
  const unknown = named.filter((name) => !allRoles.some((role) => role === name));
  if (unknown.length > 0) {
    wrong.push(`PULSE_ROLES: ${unknown.join(', ')} is none of ${allRoles.join(', ')}`);
  }
  return allRoles.filter((role) => named.includes(role));
};

/** A core is left to the loop that answers people; each thread holds every model that it used. */
const usualThreads = (): number => Math.min(mostThreads, Math.max(1, availableParallelism() - 1));

const corsOrigins = (settings: Environment): string[] =>
  settings.CORS_ORIGINS?.split(',').map((origin) => origin.trim().replace(/\/$/, '')) ??
  ['localhost', '127.0.0.1'].flatMap((host) => [
    `http://${host}:${settings.CITIZEN_PORT}`,
    `http://${host}:${settings.CONSOLE_PORT}`,
  ]);

/** A service that is half configured is a mistake, not a wish for the embedded one. */
const halfSet = (settings: Environment): string[] => {
  const wrong: string[] = [];
  const twilio = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;
  const twilioSet = twilio.filter((name) => settings[name]);
  if (twilioSet.length > 0 && twilioSet.length < twilio.length) {
    const missing = twilio.filter((name) => !settings[name]);
    wrong.push(`${missing.join(', ')}: needed to send SMS through Twilio`);
  }
  if (Boolean(settings.LLM_URL) !== Boolean(settings.LLM_MODEL)) {
    wrong.push(
      `${settings.LLM_URL ? 'LLM_MODEL' : 'LLM_URL'}: needed to ask a language model; set LLM_URL and LLM_MODEL together`,
    );
  }
  const s3 = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_ENDPOINT'] as const;
  if (!settings.S3_BUCKET && s3.some((name) => settings[name])) {
    wrong.push('S3_BUCKET: needed to keep photos in S3');
  }
  return wrong;
};

const faults = (error: z.ZodError): string =>
  error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
