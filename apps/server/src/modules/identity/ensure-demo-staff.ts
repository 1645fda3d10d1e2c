import type { StaffRole } from '@pulse/contract';
import { type Ctx, type Services, systemCtx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword, isPasswordRight } from './password.ts';
import { revokeSessions } from './queries/sessions.ts';
import { findStaffByEmail, updateStaffRow } from './queries/staff.ts';
import { zoneIdsOfCity } from './queries/zones.ts';

/** Decides in the replay; an account of its own, so that it uses up nobody's requests. */
export const demoDeskEmail = 'desk@demo.pulse';

const accounts: readonly { role: StaffRole; name: string; email: string }[] = [
  { role: 'admin', name: 'Demo Admin', email: 'admin@demo.pulse' },
  { role: 'officer', name: 'Demo Officer', email: 'officer@demo.pulse' },
  { role: 'planner', name: 'Demo Planner', email: 'planner@demo.pulse' },
  { role: 'analyst', name: 'Demo Analyst', email: 'analyst@demo.pulse' },
  { role: 'auditor', name: 'Demo Auditor', email: 'auditor@demo.pulse' },
  { role: 'admin', name: 'Demo Desk', email: demoDeskEmail },
];

const officersZones = ['blr-east', 'blr-south'];

/** The accounts of the demo, with its password; never in production. */
export const ensureDemoStaff = async (services: Services): Promise<void> => {
  if (services.config.mode === 'production') return;
  const ctx = systemCtx(services);
  const zoneIds = await demoZones(ctx);
  await Promise.all(accounts.map((account) => ensureAccount(ctx, { ...account, zoneIds })));
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
