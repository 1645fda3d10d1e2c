import { ConfigError, loadConfig } from './config/index.ts';
import { PackError } from './modules/places/index.ts';
import {
  DataFolderInUseError,
  MigrationError,
  UnsupportedDatabaseError,
} from './platform/database/index.ts';
import { startServer } from './start-server.ts';
import { version } from './version.ts';

const stopWithinMs = 10_000;

/** Faults that whoever runs the server can mend: a sentence helps them, a stack does not. */
const forPeople = [
  ConfigError,
  DataFolderInUseError,
  MigrationError,
  PackError,
  UnsupportedDatabaseError,
];

/** Tells the launcher, if one started us, how far we are. */
const report = (
  message: { type: 'progress'; text: string } | { type: 'ready'; summary: object },
): void => {
  if (process.connected) process.send?.(message);
  else if (message.type === 'progress') console.log(message.text);
};

const start = async () => {
  const { config, secrets } = await loadConfig(process.env, version);
  const onProgress = (text: string) => report({ type: 'progress', text });
  const running = await startServer({ config, secrets, onProgress });
  report({ type: 'ready', summary: { mode: config.mode, database: running.database } });
  return running;
};

const starting = start();
let stopping = false;
/** Also while still starting: what was opened is closed as soon as it is all there. */
const stop = () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  starting
    .then((running) => running.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', stop);
// The launcher is gone, even by kill -9: nobody is left to stop us.
process.on('disconnect', stop);

starting.catch((error) => {
  const isForPeople = forPeople.some((kind) => error instanceof kind);
  console.error(isForPeople && error instanceof Error ? error.message : error);
  process.exit(1);
});
