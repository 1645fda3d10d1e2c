export { type Config, ConfigError, loadConfig, type Mode, type ServerRole } from './load-config.ts';

export type { Secrets } from './secrets.ts';
