import type { Me } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { unauthenticated } from './access-token.ts';
import { maskPhone, readPhone } from './phone-vault.ts';
import { type CitizenRow, findCitizen } from './queries/citizens.ts';
import type { UserKind } from './queries/sessions.ts';
import { findStaff, type StaffRow } from './queries/staff.ts';
import { unseal } from './sealed-text.ts';

export const citizenMe = ({ secrets }: Ctx, row: CitizenRow): Me => ({
  id: row.id,
  role: 'citizen',
  name: row.nameCipher && unseal(secrets, 'name', row.id, row.nameCipher),
  phoneMasked: row.phoneCipher && maskPhone(readPhone(secrets, row.id, row.phoneCipher)),
  email: null,
  language: row.language,
  zones: [],
  totpEnabled: false,
  createdAt: row.createdAt.toISOString(),
});

export const staffMe = ({ geography }: Ctx, row: StaffRow): Me => ({
  id: row.id,
  role: row.role,
  name: row.name,
  phoneMasked: null,
  email: row.email,
  language: row.language,
  zones: row.zoneIds.map((id) => ({ id, name: geography.zoneName(id) ?? id })),
  totpEnabled: row.totpEnabled,
  createdAt: row.createdAt.toISOString(),
});

/** @throws DomainError `unauthenticated` when the person is gone */
export const loadMe = async (ctx: Ctx, db: Ctx['db'] | Tx, kind: UserKind, id: string) => {
  if (kind === 'staff') {
    const row = await findStaff(db, id);
    if (row) return staffMe(ctx, row);
  } else {
    const row = await findCitizen(db, id);
    if (row) return citizenMe(ctx, row);
  }
  throw unauthenticated();
};
