export { createDatabase, type DatabaseConfig } from './create-database.ts';
export { DataFolderInUseError } from './embedded/server-lock.ts';
export { type EmbeddedDatabaseOptions, openEmbeddedDatabase } from './embedded.ts';
export {
  type ExternalDatabaseOptions,
  openExternalDatabase,
  UnsupportedDatabaseError,
} from './external.ts';
export { type MigrateOptions, migrate } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export type { Database, DatabaseServer, NotificationHandler, Unsubscribe } from './port.ts';
