import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmTotp } from './confirm-totp.ts';
import { createStaff } from './create-staff.ts';
import { deleteMe } from './delete-me.ts';
import { disableTotp } from './disable-totp.ts';
import { exportMe, type OwnRecords } from './export-me.ts';
import { getMe } from './get-me.ts';
import { listOutbox } from './list-outbox.ts';
import { listStaff } from './list-staff.ts';
import { loginStaff } from './login-staff.ts';
import { loginWithCode } from './login-with-code.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { updateMe } from './update-me.ts';
import { updateStaff } from './update-staff.ts';

/** Reports and votes are handed in: the modules that own them stand on this one. */
export const identityRoutes = ({ ownRecords }: { ownRecords: OwnRecords }): BoundRoute[] => [
  bind(routes.requestCode, (ctx, { body }) => requestCode(ctx, body)),
  bind(routes.loginWithCode, (ctx, { body }) => loginWithCode(ctx, body)),
  bind(routes.loginStaff, (ctx, { body }) => loginStaff(ctx, body)),
  bind(routes.refreshSession, (ctx, { body }) => refreshSession(ctx, body)),
  bind(routes.logout, (ctx, { body }) => logout(ctx, body)),
  bind(routes.getMe, (ctx) => getMe(ctx)),
  bind(routes.updateMe, (ctx, { body }) => updateMe(ctx, body)),
  bind(routes.exportMe, (ctx) => exportMe(ctx, ownRecords)),
  bind(routes.deleteMe, (ctx) => deleteMe(ctx)),
  bind(routes.beginTotp, (ctx) => beginTotp(ctx)),
  bind(routes.confirmTotp, (ctx, { body }) => confirmTotp(ctx, body)),
  bind(routes.disableTotp, (ctx) => disableTotp(ctx)),
  bind(routes.listStaff, (ctx, { query }) => listStaff(ctx, query)),
  bind(routes.createStaff, (ctx, { body }) => createStaff(ctx, body)),
  bind(routes.updateStaff, (ctx, { params, body }) => updateStaff(ctx, { ...body, ...params })),
  bind(routes.listOutbox, (ctx, { query, fromLoopback }) =>
    listOutbox(ctx, { ...query, fromLoopback }),
  ),
];
