'use server';

import { routes } from '@pulse/contract';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { session } from '../../session.ts';
import { asLanguage, languageCookieName, languageCookieSeconds } from './languages.ts';

/** Keeps the language on this device, and with the account, since messages are sent in it too. */
export const setLanguageAction = async (form: FormData): Promise<void> => {
  const language = asLanguage(String(form.get('language')));
  if (!language) redirect('/me');
  (await cookies()).set(languageCookieName, language, {
    maxAge: languageCookieSeconds,
    path: '/',
    sameSite: 'lax',
  });
  if (await session.currentToken()) {
    // The page changes its language even while the city cannot note it.
    await session
      .serverClient()(routes.updateMe, { body: { language } })
      .catch(() => undefined);
  }
  redirect('/me');
};
