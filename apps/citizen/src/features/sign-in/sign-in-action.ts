'use server';

import { ApiError, type Language, routes, type TokenPair } from '@pulse/contract';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { session } from '../../session.ts';
import { asLanguage, languageCookieName, languageCookieSeconds } from '../language/languages.ts';
import { safeNext } from './safe-next.ts';
import { type SignInProblem, type SignInState, startState } from './sign-in-state.ts';

/** One form, two steps: ask for a code, then trade it for a sign-in. */
export const signInAction = async (state: SignInState, form: FormData): Promise<SignInState> => {
  const intent = form.get('intent');
  if (intent === 'change') return { ...startState, phone: state.phone };
  const phone = String(form.get('phone') ?? state.phone).trim();
  if (intent === 'login') return login({ ...state, phone }, form);
  return requestCode({ ...state, phone });
};

const requestCode = async (state: SignInState): Promise<SignInState> => {
  const language: Language = asLanguage(await getLocale()) ?? 'en';
  try {
    const { resendAfterSeconds } = await session.serverClient()(routes.requestCode, {
      body: { phone: state.phone, language },
    });
    return { step: 'code', phone: state.phone, resendAfterSeconds, sent: state.sent + 1 };
  } catch (error) {
    const retry = error instanceof ApiError ? error.problem.retryAfterSeconds : undefined;
    return { ...state, problem: problemOf(error), resendAfterSeconds: retry };
  }
};

const login = async (state: SignInState, form: FormData): Promise<SignInState> => {
  const otp = String(form.get('otp') ?? '').replace(/\D/g, '');
  if (otp.length !== 6) return { ...state, problem: 'code_wrong' };
  let pair: TokenPair;
  try {
    pair = await session.serverClient()(routes.loginWithCode, {
      body: { phone: state.phone, otp },
    });
  } catch (error) {
    return { ...state, problem: problemOf(error) };
  }
  await session.signIn(pair);
  const jar = await cookies();
  if (!jar.has(languageCookieName)) {
    jar.set(languageCookieName, pair.user.language, { maxAge: languageCookieSeconds, path: '/' });
  }
  redirect(safeNext(String(form.get('next') ?? '')));
};

/** Whatever is wrong with what was typed as a phone is a wrong phone. */
const problemOf = (error: unknown): SignInProblem => {
  if (!(error instanceof ApiError)) return 'unreachable';
  const { code } = error.problem;
  return code === 'validation_failed' ? 'phone_invalid' : code;
};
