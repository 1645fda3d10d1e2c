import type { Language, Me } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { loadMe } from './me.ts';
import { updateCitizen } from './queries/citizens.ts';
import { updateStaffProfile } from './queries/staff.ts';
import { requireUser } from './require-user.ts';
import { seal } from './sealed-text.ts';

interface MeChange {
  name?: string | null | undefined;
  language?: Language | undefined;
}

/** @throws DomainError `validation_failed` when staff want to have no name */
export const updateMe = (ctx: Ctx, input: MeChange): Promise<Me> => {
  const { kind, id } = requireUser(ctx.actor);
  const changed = [
    ...(input.name === undefined ? [] : ['name']),
    ...(input.language === undefined ? [] : ['language']),
  ];
  return write(ctx, async (tx) => {
    if (changed.length > 0) {
      await (kind === 'staff' ? changeStaff : changeCitizen)(ctx, tx, id, input);
      await audit(ctx, tx, {
        action: `${kind}.update_me`,
        subjectType: kind,
        subjectId: id,
        detail: { changed },
      });
    }
    return loadMe(ctx, tx, kind, id);
  });
};

const changeCitizen = async (ctx: Ctx, tx: Tx, id: string, { name, language }: MeChange) => {
  await updateCitizen(tx, id, {
    ...(name === undefined
      ? {}
      : { nameCipher: name ? seal(ctx.secrets, 'name', id, name) : null }),
    ...(language && { language }),
  });
};

const changeStaff = async (_ctx: Ctx, tx: Tx, id: string, { name, language }: MeChange) => {
  if (name === null || name === '') {
    throw new DomainError('validation_failed', 'Staff have a name: colleagues see it.', {
      remedy: 'Give a name, or leave it as it is.',
      errors: [{ path: 'body.name', message: 'must not be empty' }],
    });
  }
  await updateStaffProfile(tx, id, {
    ...(name && { name }),
    ...(language && { language }),
  });
};
