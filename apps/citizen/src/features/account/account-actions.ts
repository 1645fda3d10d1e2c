'use server';

import { routes } from '@pulse/contract';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { session } from '../../session.ts';

export interface NameState {
  outcome?: 'saved' | 'failed';
}

export const saveNameAction = async (_: NameState, form: FormData): Promise<NameState> => {
  const name = String(form.get('name') ?? '').trim();
  try {
    await session.serverClient()(routes.updateMe, { body: { name: name === '' ? null : name } });
  } catch {
    return { outcome: 'failed' };
  }
  revalidatePath('/me');
  return { outcome: 'saved' };
};

export const signOutAction = async (): Promise<void> => {
  await session.signOut();
  redirect('/me');
};

/** Erases the account and ends the session. */
export const deleteAccountAction = async (): Promise<void> => {
  try {
    await session.serverClient()(routes.deleteMe);
  } catch {
    redirect('/me?problem=delete');
  }
  await session.signOut();
  redirect('/');
};
