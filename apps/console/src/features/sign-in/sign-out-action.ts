'use server';

import { redirect } from 'next/navigation';
import { session } from '../../session.ts';

export const signOut = async (): Promise<void> => {
  await session.signOut();
  redirect('/sign-in');
};
