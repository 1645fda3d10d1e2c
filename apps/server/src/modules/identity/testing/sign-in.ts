import { routes, type StaffRole, type TokenPair } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';
import type { TestCtx } from '../../../testing/test-ctx.ts';
import { addStaff } from '../add-staff.ts';
import { listOutbox } from '../list-outbox.ts';
import { loginStaff } from '../login-staff.ts';
import { loginWithCode } from '../login-with-code.ts';
import { hashPassword } from '../password.ts';
import { requestCode } from '../request-code.ts';

export const password = 'correct horse battery';

export const anonymous = (test: TestCtx, address = '192.0.2.1'): Ctx =>
  test.as({ kind: 'anonymous' }, { address });

export const newestCode = async (ctx: Ctx, phone: string): Promise<string> => {
  const { items } = await listOutbox(ctx, { fromLoopback: true, to: phone, limit: 1 });
  return items[0]?.code ?? 'none';
};

export const askForCode = async (ctx: Ctx, phone: string): Promise<string> => {
  await requestCode(ctx, { phone });
  return newestCode(ctx, phone);
};

export const signInCitizen = async (ctx: Ctx, phone: string): Promise<TokenPair> =>
  loginWithCode(ctx, { phone, otp: await askForCode(ctx, phone) });

interface NewStaff {
  email: string;
  role: StaffRole;
  zoneIds?: string[];
}

export const addStaffWithPassword = async (ctx: Ctx, { email, role, zoneIds = [] }: NewStaff) => {
  const passwordHash = await hashPassword(password);
  const staff = { email, name: email, role, zoneIds, passwordHash };
  return ctx.db.transaction().execute((tx) => addStaff(ctx, tx, staff));
};

export const signInStaff = (ctx: Ctx, email: string): Promise<TokenPair> =>
  loginStaff(ctx, { email, password });

/** Six digits that are not these. */
export const wrongCode = (right: string): string =>
  routes.loginWithCode.body.shape.otp.parse(right === '000000' ? '000001' : '000000');

/** Every row of every table as text, to look for what must not be readable in it. */
export const readWholeDatabase = async ({ db }: Ctx): Promise<string> => {
  const tables = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(db);
  const texts = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`
        SELECT t::text AS row FROM ${sql.table(name)} t`.execute(db);
      return rows.map(({ row }) => row).join('\n');
    }),
  );
  return texts.join('\n');
};
