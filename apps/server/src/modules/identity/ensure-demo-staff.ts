import type { StaffRole } from '@pulse/contract';
import { type Ctx, type Services, systemCtx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword, isPasswordRight } from './password.ts';
import { revokeSessions } from './queries/sessions.ts';
import { findStaffByEmail, updateStaffRow } from './queries/staff.ts';
import { zoneIdsOfCity } from './queries/zones.ts';

const accounts: readonly { role: StaffRole; name: string }[] = [
  { role: 'admin', name: 'Demo Admin' },
  { role: 'officer', name: 'Demo Officer' },
  { role: 'planner', name: 'Demo Planner' },
  { role: 'analyst', name: 'Demo Analyst' },
  { role: 'auditor', name: 'Demo Auditor' },
];

const officersZones = ['blr-east', 'blr-south'];

/** The five accounts of the demo, with its password; never in production. */
export const ensureDemoStaff = async (services: Services): Promise<void> => {
  if (services.config.mode === 'production') return;
  const ctx = systemCtx(services);
  const zoneIds = await demoZones(ctx);
  await Promise.all(
    accounts.map(({ role, name }) =>
      ensureAccount(ctx, { role, name, email: `${role}@demo.pulse`, zoneIds }),
    ),
  );
};

interface DemoAccount {
  email: string;
  name: string;
  role: StaffRole;
  zoneIds: readonly string[];
}

const ensureAccount = async (ctx: Ctx, account: DemoAccount): Promise<void> => {
  const { demoPassword } = ctx.secrets;
  const known = await findStaffByEmail(ctx.db, account.email);
  if (known && (await isPasswordRight(known.passwordHash, demoPassword))) return;
  const passwordHash = await hashPassword(demoPassword);
  await ctx.db
    .transaction()
    .execute(async (tx) => {
      if (known) {
        await updateStaffRow(tx, known.id, { passwordHash });
        await revokeSessions(tx, 'staff', known.id, ctx.clock.now());
      } else {
        const { id } = await addStaff(ctx, tx, { ...account, passwordHash });
        await updateStaffRow(tx, id, { isDemo: true });
      }
    })
    .catch(unlessMadeByTwin);
};

/** Another server that starts at the same time may have been quicker. */
const unlessMadeByTwin = (error: unknown): void => {
  if (error instanceof DomainError && error.code === 'already_exists') return;
  throw error;
};

const demoZones = async ({ db, config }: Ctx): Promise<string[]> => {
  const zones = await zoneIdsOfCity(db, config.defaultCityId);
  const wanted = officersZones.filter((id) => zones.includes(id));
  return wanted.length === officersZones.length ? wanted : zones.slice(0, officersZones.length);
};
