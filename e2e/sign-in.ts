import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { newPhone } from './new-phone.ts';
import { readCode } from './read-code.ts';

const city = inject('city');

/** Signs a new citizen in as people do it, and ends on the page that was asked for. */
export const signInCitizen = async (page: Page, next = '/'): Promise<void> => {
  const phone = newPhone();
  await page.goto(`${city.citizenUrl}/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Phone number').fill(phone);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByText('A code was sent to').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await readCode(phone));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${city.citizenUrl}${next}`);
};

/** Signs staff of the demo in and opens a screen of the console. */
export const signInStaff = async (page: Page, email: string, next = '/'): Promise<void> => {
  await page.goto(`${city.consoleUrl}/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail').fill(email);
  await page
    .getByLabel('Password', { exact: true })
    .fill(process.env.PULSE_DEMO_PASSWORD ?? 'pulse-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.origin === city.consoleUrl && url.pathname !== '/sign-in');
};
