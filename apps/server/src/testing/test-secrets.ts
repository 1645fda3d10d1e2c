import type { Secrets } from '../config/index.ts';

export const testSecrets: Secrets = {
  jwtSecret: 'a-secret-for-tests-that-is-long-enough',
  dataKey: Buffer.alloc(32, 7),
  demoPassword: 'pulse-demo',
  databaseUrl: undefined,
  redisUrl: undefined,
  amqpUrl: undefined,
  s3: undefined,
  twilioAuthToken: undefined,
  engineToken: undefined,
};
