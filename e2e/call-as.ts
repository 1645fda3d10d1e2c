import { type Call, createClient, routes } from '@pulse/contract';
import { inject } from 'vitest';
import { readCode } from './read-code.ts';

const baseUrl = inject('city').gatewayUrl;

/** The API as anybody sees it who has not signed in. */
export const visitorCall: Call = createClient({ baseUrl });

export const callAsStaff = async (email: string): Promise<Call> => {
  const body = { email, password: process.env.PULSE_DEMO_PASSWORD ?? 'pulse-demo' };
  const { accessToken } = await visitorCall(routes.loginStaff, { body });
  return createClient({ baseUrl, token: () => accessToken });
};

export const callAsCitizen = async (phone: string): Promise<Call> => {
  await visitorCall(routes.requestCode, { body: { phone } });
  const otp = await readCode(phone);
  const { accessToken } = await visitorCall(routes.loginWithCode, { body: { phone, otp } });
  return createClient({ baseUrl, token: () => accessToken });
};
