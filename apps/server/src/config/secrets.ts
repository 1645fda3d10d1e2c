import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FeedKeys } from '../platform/feeds/index.ts';
import type { Environment } from './environment.ts';
import { defaultDemoPassword } from './production-faults.ts';

export interface Secrets {
  readonly jwtSecret: string;
  /** 32 bytes: encrypts phone numbers and names; the blind index has a key derived from it. */
  readonly dataKey: Buffer;
  readonly demoPassword: string;
  /** Of the administrator that the command line is to create. */
  readonly adminPassword?: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly amqpUrl: string | undefined;
  readonly s3: { accessKeyId: string; secretAccessKey: string } | undefined;
  readonly twilioAuthToken: string | undefined;
  /** What an engine and those who ask it share. */
  readonly engineToken: string | undefined;
  /** A tracking server's address may carry its password. */
  readonly mlflowTrackingUri?: string | undefined;
  readonly feedKeys?: FeedKeys | undefined;
  readonly llmApiKey?: string | undefined;
}

const Kept = z.object({
  jwtSecret: z.string().min(32),
  dataKey: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Secrets come from the environment; what the demo lacks is made once and kept in its data folder. */
export const loadSecrets = async (settings: Environment, dataDir: string): Promise<Secrets> => {
  const kept =
    settings.PULSE_JWT_SECRET && settings.PULSE_DATA_KEY
      ? { jwtSecret: settings.PULSE_JWT_SECRET, dataKey: settings.PULSE_DATA_KEY }
      : await keptSecrets(dataDir);
  return {
    jwtSecret: settings.PULSE_JWT_SECRET ?? kept.jwtSecret,
    dataKey: Buffer.from(settings.PULSE_DATA_KEY ?? kept.dataKey, 'hex'),
    demoPassword: settings.PULSE_DEMO_PASSWORD ?? defaultDemoPassword,
    adminPassword: settings.PULSE_ADMIN_PASSWORD,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    amqpUrl: settings.AMQP_URL,
    s3:
      settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY
        ? { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY }
        : undefined,
    twilioAuthToken: settings.TWILIO_AUTH_TOKEN,
    engineToken: settings.ENGINE_TOKEN,
    mlflowTrackingUri: settings.MLFLOW_TRACKING_URI,
    feedKeys: { openWeatherMap: settings.OPENWEATHERMAP_KEY, openAq: settings.OPENAQ_KEY },
    llmApiKey: settings.LLM_API_KEY,
  };
};

const keptSecrets = async (dataDir: string): Promise<z.output<typeof Kept>> => {
  const file = join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true });
  try {
    // A finished file gets the name, and only one can: of two servers that start at once, the
    // second reads what the first made, never half of it.
    const made = { jwtSecret: random(), dataKey: random() };
    const draft = `${file}.${random()}`;
    await writeFile(draft, JSON.stringify(made), { mode: 0o600, flush: true });
    await link(draft, file).finally(() => unlink(draft));
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const parsed = Kept.safeParse(parse(await readFile(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new Error(
      `${file} is damaged: phone numbers in this data folder cannot be read without it. Restore it from a backup, or start with another PULSE_DATA.`,
    );
  }
};

const random = (): string => randomBytes(32).toString('hex');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
