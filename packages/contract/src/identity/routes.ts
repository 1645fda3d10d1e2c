import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf, pageQuery, queryBoolean, Timestamp, Uuid } from '../primitives.ts';
import { StaffRole, signedIn, staffOnly } from '../roles.ts';
import { Language, Me, OutboxMessage, StaffMember, TokenPair } from './schemas.ts';

const Phone = z
  .string()
  .trim()
  .min(5)
  .max(24)
  .describe('International (+91...) or national number');
const SixDigits = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'must be 6 digits');
const Password = z.string().min(1).max(200);
const NewPassword = z.string().min(10, 'must have at least 10 characters').max(200);

export const requestCode = defineRoute({
  id: 'requestCode',
  method: 'POST',
  path: '/api/auth/otp',
  tag: 'identity',
  summary: 'Send a one-time code to a phone',
  access: 'anyone',
  body: z.object({ phone: Phone, language: Language.optional() }),
  status: 202,
  response: z.object({ expiresInSeconds: z.number().int(), resendAfterSeconds: z.number().int() }),
  idempotent: true,
  errors: ['phone_invalid', 'too_many_tries'],
});

export const loginWithCode = defineRoute({
  id: 'loginWithCode',
  method: 'POST',
  path: '/api/auth/login',
  tag: 'identity',
  summary: 'Sign a citizen in with the code',
  access: 'anyone',
  body: z.object({ phone: Phone, otp: SixDigits }),
  response: TokenPair,
  errors: ['phone_invalid', 'code_wrong', 'code_expired', 'too_many_tries'],
});

export const loginStaff = defineRoute({
  id: 'loginStaff',
  method: 'POST',
  path: '/api/auth/staff',
  tag: 'identity',
  summary: 'Sign staff in with e-mail, password and, where it is on, an authenticator code',
  access: 'anyone',
  body: z.object({
    email: z.string().trim().max(200),
    password: Password,
    totp: SixDigits.optional(),
  }),
  response: TokenPair,
  errors: ['credentials_wrong', 'totp_required', 'totp_wrong', 'too_many_tries'],
});

export const refreshSession = defineRoute({
  id: 'refreshSession',
  method: 'POST',
  path: '/api/auth/refresh',
  tag: 'identity',
  summary: 'Trade a refresh token for a new pair; using one twice ends the session everywhere',
  access: 'anyone',
  body: z.object({ refreshToken: z.string().min(1).max(300) }),
  response: TokenPair,
  errors: ['refresh_invalid', 'refresh_reused'],
});

export const logout = defineRoute({
  id: 'logout',
  method: 'POST',
  path: '/api/auth/logout',
  tag: 'identity',
  summary: 'End the session that a refresh token belongs to',
  access: 'anyone',
  body: z.object({ refreshToken: z.string().min(1).max(300) }),
  status: 204,
});

export const getMe = defineRoute({
  id: 'getMe',
  method: 'GET',
  path: '/api/me',
  tag: 'identity',
  summary: 'Who I am',
  access: signedIn,
  response: Me,
});

export const updateMe = defineRoute({
  id: 'updateMe',
  method: 'PUT',
  path: '/api/me',
  tag: 'identity',
  summary: 'Change my name or language',
  access: signedIn,
  body: z.object({
    name: z.string().trim().max(80).nullable().optional(),
    language: Language.optional(),
  }),
  response: Me,
});

export const exportMe = defineRoute({
  id: 'exportMe',
  method: 'GET',
  path: '/api/me/export',
  tag: 'identity',
  summary: 'All that is kept about me',
  access: ['citizen'],
  response: z.object({
    exportedAt: Timestamp,
    profile: z.object({
      id: Uuid,
      phone: z.string(),
      name: z.string().nullable(),
      language: Language,
      createdAt: Timestamp,
    }),
    incidents: z.array(
      z.object({
        id: Uuid,
        ref: z.string(),
        category: z.string(),
        description: z.string(),
        lat: z.number(),
        lng: z.number(),
        status: z.string(),
        createdAt: Timestamp,
      }),
    ),
    votes: z.array(z.object({ incidentId: Uuid, type: z.string(), createdAt: Timestamp })),
  }),
});

export const deleteMe = defineRoute({
  id: 'deleteMe',
  method: 'DELETE',
  path: '/api/me',
  tag: 'identity',
  summary: 'Forget me: phone and name are erased, my reports stay without an author',
  access: ['citizen'],
  status: 204,
});

export const beginTotp = defineRoute({
  id: 'beginTotp',
  method: 'POST',
  path: '/api/me/totp',
  tag: 'identity',
  summary: 'Start setting up an authenticator app',
  access: staffOnly,
  response: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['invalid_transition'],
});

export const confirmTotp = defineRoute({
  id: 'confirmTotp',
  method: 'POST',
  path: '/api/me/totp/confirm',
  tag: 'identity',
  summary: 'Switch the authenticator on by showing that it works',
  access: staffOnly,
  body: z.object({ code: SixDigits }),
  status: 204,
  errors: ['totp_wrong', 'invalid_transition'],
});

export const disableTotp = defineRoute({
  id: 'disableTotp',
  method: 'DELETE',
  path: '/api/me/totp',
  tag: 'identity',
  summary: 'Switch the authenticator off',
  access: staffOnly,
  status: 204,
});

export const listStaff = defineRoute({
  id: 'listStaff',
  method: 'GET',
  path: '/api/staff',
  tag: 'administration',
  summary: 'Staff, by name',
  description: 'An officer sees the active officers of shared zones, to assign work to.',
  access: ['admin', 'officer'],
  query: z.object({
    ...pageQuery,
    role: StaffRole.optional(),
    zone: Id.optional(),
    text: z.string().max(80).optional(),
    active: queryBoolean.optional(),
  }),
  response: listOf(StaffMember),
});

export const createStaff = defineRoute({
  id: 'createStaff',
  method: 'POST',
  path: '/api/staff',
  tag: 'administration',
  summary: 'Add a staff member',
  access: ['admin'],
  body: z.object({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(80),
    role: StaffRole,
    zoneIds: z.array(Id).max(100).default([]),
    /** Planners: the hospitals they plan for. */
    hospitalIds: z.array(Id).max(1_000).default([]),
    password: NewPassword,
  }),
  status: 201,
  response: StaffMember,
  idempotent: true,
  errors: ['already_exists', 'unknown_zone', 'unknown_hospital'],
});

export const updateStaff = defineRoute({
  id: 'updateStaff',
  method: 'PUT',
  path: '/api/staff/:id',
  tag: 'administration',
  summary:
    'Change role, zones, hospitals, name or password of a staff member, or switch the account off',
  access: ['admin'],
  params: z.object({ id: Uuid }),
  body: z.object({
    version: z.number().int(),
    name: z.string().trim().min(1).max(80).optional(),
    role: StaffRole.optional(),
    zoneIds: z.array(Id).max(100).optional(),
    hospitalIds: z.array(Id).max(1_000).optional(),
    active: z.boolean().optional(),
    password: NewPassword.optional(),
    resetTotp: z.boolean().optional(),
  }),
  response: StaffMember,
  errors: ['not_found', 'stale_version', 'unknown_zone', 'unknown_hospital', 'last_admin'],
});

export const listOutbox = defineRoute({
  id: 'listOutbox',
  method: 'GET',
  path: '/api/outbox',
  tag: 'identity',
  summary: 'Messages sent in the demo, newest first',
  description: 'Answers only requests from this machine, and never in production.',
  access: 'anyone',
  query: z.object({ ...pageQuery, to: z.string().max(24).optional() }),
  response: listOf(OutboxMessage),
  errors: ['not_found'],
});
