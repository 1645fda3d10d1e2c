import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const text = z.string().trim().min(1);
const address = (fallback: string) =>
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default(fallback);

/** Empty variables count as absent: that is what `NAME= npm start` means to people. */
export const withoutEmpty = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value]],
    ),
  );

/** Every variable that Pulse reads, with its default. */
export const Environment = z.object({
  NODE_ENV: text.optional(),
  PULSE_ENV: z.enum(['demo', 'production', 'test']).optional(),
  PULSE_DATA: text.default('.pulse'),
  PULSE_CITY: text.default('bengaluru'),
  PULSE_CITIES: text.default('cities'),
  PULSE_ROLES: text.default('gateway,worker,engine'),
  PULSE_DEMO_PASSWORD: text.optional(),
  PULSE_ADMIN_PASSWORD: text.optional(),
  PULSE_REPLAY: z.enum(['on', 'off']).default('on'),
  PULSE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PULSE_HOST: text.default('0.0.0.0'),
  PULSE_TRUST_PROXY: z.enum(['true', 'false']).default('false'),

  CITIZEN_PORT: port(3000),
  CONSOLE_PORT: port(3001),
  GATEWAY_PORT: port(3002),
  ENGINE_PORT: port(8000),
  ENGINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  ENGINE_TOKEN: text.min(16, 'must have at least 16 characters').optional(),
  ENGINE_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  ENGINE_QUEUE: z.coerce.number().int().min(0).max(10_000).default(64),
  ENGINE_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(10_000),
  CORS_ORIGINS: text.optional(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(100),

  PULSE_JWT_SECRET: text.min(32, 'must have at least 32 characters').optional(),
  PULSE_DATA_KEY: text
    .regex(/^[0-9a-f]{64}$/i, 'must be 32 bytes in hex: 64 characters')
    .optional(),

  DATABASE_URL: text.optional(),
  REDIS_URL: text.optional(),
  AMQP_URL: text.optional(),
  S3_ENDPOINT: text.optional(),
  S3_BUCKET: text.optional(),
  S3_REGION: text.default('us-east-1'),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  MLFLOW_TRACKING_URI: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .optional(),
  TWILIO_ACCOUNT_SID: text.optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_BASE_URL: text.default('https://api.twilio.com'),

  FEEDS: text.optional(),
  OPENWEATHERMAP_KEY: text.optional(),
  OPENAQ_KEY: text.optional(),
  OPEN_METEO_URL: address('https://api.open-meteo.com'),
  OPEN_METEO_ARCHIVE_URL: address('https://archive-api.open-meteo.com'),
  OPEN_METEO_AIR_URL: address('https://air-quality-api.open-meteo.com'),
  OPENWEATHERMAP_URL: address('https://api.openweathermap.org'),
  OPENAQ_URL: address('https://api.openaq.org'),

  LLM_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  LLM_MODEL: text.optional(),
  LLM_API_KEY: text.optional(),
});
export type Environment = z.output<typeof Environment>;
