import type { Environment } from './environment.ts';

export const defaultDemoPassword = 'pulse-demo';

/** What production refuses to start with; each line names the variable and the remedy. */
export const productionFaults = (settings: Environment): string[] => {
  const wrong: string[] = [];
  if (!settings.PULSE_JWT_SECRET) {
    wrong.push('PULSE_JWT_SECRET: set it to at least 32 random characters (openssl rand -hex 32)');
  }
  if (!settings.PULSE_DATA_KEY) {
    wrong.push(
      'PULSE_DATA_KEY: set it to 32 random bytes in hex (openssl rand -hex 32), and keep it safe',
    );
  }
  if (settings.RATE_LIMIT_PER_MINUTE === 0) {
    wrong.push('RATE_LIMIT_PER_MINUTE: 0 (no limit) is for tests; leave it out or set a number');
  }
  if (settings.PULSE_DEMO_PASSWORD === defaultDemoPassword) {
    wrong.push('PULSE_DEMO_PASSWORD: the default password must not exist in production; unset it');
  }
  if (!settings.TWILIO_ACCOUNT_SID) {
    wrong.push('TWILIO_ACCOUNT_SID: citizens sign in by SMS; set the TWILIO_* variables');
  }
  if (!settings.CORS_ORIGINS) {
    wrong.push(
      'CORS_ORIGINS: name the addresses of the two apps, such as https://pulse.example.org',
    );
  }
  const isEngine = settings.PULSE_ROLES.split(',').some((role) => role.trim() === 'engine');
  if (isEngine && !settings.ENGINE_TOKEN && !isOwnAddress(settings.PULSE_HOST)) {
    wrong.push(
      'ENGINE_TOKEN: the engine would answer everybody; set it (openssl rand -hex 32), or PULSE_HOST to 127.0.0.1',
    );
  }
  return wrong;
};

const isOwnAddress = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');
