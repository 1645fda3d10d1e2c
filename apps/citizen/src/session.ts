import { createSession } from '@pulse/session';

/** The sign-in of this app; the port is part of the cookie names, see the session package. */
export const session = createSession({
  cookiePrefix: 'pulse_citizen',
  portVariable: 'CITIZEN_PORT',
  defaultPort: 3000,
});
