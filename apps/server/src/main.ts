import { ConfigError, loadConfig } from './config/index.ts';
import { startServer } from './start-server.ts';
import { version } from './version.ts';

const stopWithinMs = 10_000;

/** Tells the launcher, if one started us, how far we are. */
const report = (
  message: { type: 'progress'; text: string } | { type: 'ready'; summary: object },
): void => {
  if (process.send) process.send(message);
  else if (message.type === 'progress') console.log(message.text);
};

const onProgress = (text: string) => report({ type: 'progress', text });

try {
  const { config, secrets } = await loadConfig(process.env, version);
  const running = await startServer({ config, secrets, onProgress });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The launcher is gone, even by kill -9: nobody is left to stop us.
  process.on('disconnect', stop);
  report({
    type: 'ready',
    summary: { mode: config.mode, roles: config.roles, ports: config.ports },
  });
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
