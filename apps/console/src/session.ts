import { createSession } from '@pulse/session';

export const session = createSession({
  cookiePrefix: 'pulse_console',
  portVariable: 'CONSOLE_PORT',
  defaultPort: 3001,
});
