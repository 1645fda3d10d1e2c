import { systemCtx } from '../kernel/ctx.ts';
import { createFirstAdmin } from '../modules/identity/index.ts';
import { askPassword } from './ask-password.ts';
import { UsageError } from './usage-error.ts';
import { loadSettings, withServices } from './with-services.ts';

export interface CreateAdminCommand {
  readonly env: NodeJS.ProcessEnv;
  readonly email: string;
  readonly name: string;
}

/** Creates an administrator; the password comes from PULSE_ADMIN_PASSWORD or is asked for. */
export const runCreateAdmin = async ({ env, email, name }: CreateAdminCommand): Promise<number> => {
  const { secrets } = await loadSettings(env);
  const password = secrets.adminPassword ?? (await askTwice());
  const admin = await withServices({ env }, ({ services }) =>
    createFirstAdmin(systemCtx(services), { email, name, password }),
  );
  console.log(`${admin.name} <${admin.email}> is an administrator and can sign in.`);
  return 0;
};

const askTwice = async (): Promise<string> => {
  if (!process.stdin.isTTY) {
    throw new UsageError('Nobody can be asked for the password here: set PULSE_ADMIN_PASSWORD.');
  }
  const password = await askPassword('Password (at least 10 characters): ');
  if ((await askPassword('Once more: ')) === password) return password;
  throw new UsageError('The two passwords differ. Start again.');
};
