'use server';

import { ApiError, routes } from '@pulse/contract';
import { redirect } from 'next/navigation';
import { session } from '../../session.ts';
import { explainError } from '../words/explain-error.ts';
import { safeNext } from './safe-next.ts';

export interface SignInState {
  email: string;
  next: string;
  /** The account has an authenticator: ask for its code too. */
  askCode: boolean;
  error?: { field: 'password' | 'code' | 'form'; text: string };
}

export const signIn = async (_before: SignInState, form: FormData): Promise<SignInState> => {
  const email = text(form, 'email');
  const next = safeNext(text(form, 'next'));
  const totp = text(form, 'totp').replaceAll(/\s/g, '');
  try {
    const pair = await session.serverClient()(routes.loginStaff, {
      body: { email, password: text(form, 'password'), ...(totp ? { totp } : {}) },
    });
    await session.signIn(pair);
  } catch (error) {
    return { email, next, askCode: totp !== '' || needsCode(error), ...errorOf(error) };
  }
  redirect(next);
};

const needsCode = (error: unknown): boolean =>
  error instanceof ApiError && ['totp_required', 'totp_wrong'].includes(error.problem.code);

const errorOf = (error: unknown): Pick<SignInState, 'error'> => {
  const code = error instanceof ApiError ? error.problem.code : undefined;
  if (code === 'totp_required') return {};
  if (code === 'totp_wrong' || isCodeShape(error)) {
    return {
      error: { field: 'code', text: 'That code is not right. Wait for the next one and type it.' },
    };
  }
  if (code === 'credentials_wrong' || code === 'validation_failed') {
    return {
      error: {
        field: 'password',
        text: 'E-mail and password do not match. Check both; an administrator can set a new password.',
      },
    };
  }
  const { title, nextStep } = explainError(error);
  return { error: { field: 'form', text: `${title} ${nextStep}` } };
};

const isCodeShape = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.problem.code === 'validation_failed' &&
  (error.problem.errors ?? []).some((item) => item.path.includes('totp'));

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
