import { type Call, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsStaff } from './call-as.ts';
import { openPerson, type Person, phone } from './open-browser.ts';
import { signInCitizen } from './sign-in.ts';

const city = inject('city');
let person: Person;
let admin: Call;

beforeAll(async () => {
  admin = await callAsStaff('admin@demo.pulse');
  person = await openPerson({ viewport: phone });
  await signInCitizen(person.page, '/report');
  await person.page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );
  await person.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterAll(() => person?.close());

const openForm = () => person.page.goto(`${city.citizenUrl}/report`);

const fillForm = async (text: string): Promise<void> => {
  const { page } = person;
  await page.getByLabel('In your words').fill(text);
  await page.getByLabel('Kind of problem').selectOption({ label: 'Garbage' });
  await page.getByRole('button', { name: 'By ward' }).click();
  await page.getByLabel('Search wards').fill('Shantala');
  await page.getByRole('button', { name: /Shantala/ }).click();
  await page.getByText('middle of the ward').first().waitFor();
};

const keep = async (text: string): Promise<void> => {
  await fillForm(text);
  await person.page.getByRole('button', { name: 'Keep and send later' }).click();
  await person.page.getByRole('heading', { name: 'Kept, will be sent' }).waitFor();
};

const badge = () => person.page.getByRole('link', { name: /1 report not sent yet/ });
const arrived = () =>
  person.page.getByRole('heading', { name: 'Thank you. The city has it.' }).waitFor();
const countOf = async (text: string): Promise<number> =>
  (await admin(routes.listIncidents, { query: { text } })).items.length;

describe('a report made without a line', () => {
  it('is kept with a badge, and sent once when the line is back', async () => {
    const text = `Garbage kept offline ${Date.now()}`;
    await person.context.setOffline(true);
    await person.page.getByText('No connection. What you report is kept').waitFor();
    await keep(text);
    await badge().waitFor();
    expect(await countOf(text)).toBe(0);
    await person.context.setOffline(false);
    await arrived();
    await badge().waitFor({ state: 'detached' });
    expect(await countOf(text)).toBe(1);
  });

  it('outlives a reload without a line, and still arrives once', async () => {
    const text = `Garbage kept over a reload ${Date.now()}`;
    await openForm();
    await person.context.setOffline(true);
    await keep(text);
    await person.page.reload();
    await person.page.getByRole('heading', { name: 'Kept, will be sent' }).waitFor();
    await badge().waitFor();
    await person.context.setOffline(false);
    await arrived();
    await person.page.reload();
    await arrived();
    expect(await countOf(text)).toBe(1);
  });

  it('arrives once also when the answer to it was lost', async () => {
    const text = `Garbage whose answer was lost ${Date.now()}`;
    await openForm();
    await fillForm(text);
    const answerLost = new Promise<void>((resolve) => {
      void person.page.route(
        '**/api/incidents',
        async (route) => {
          await route.fetch();
          await route.abort('connectionreset');
          resolve();
        },
        { times: 1 },
      );
    });
    await person.page.getByRole('button', { name: 'Send the report' }).click();
    await answerLost;
    expect(await countOf(text)).toBe(1);
    // It is sent again by itself, under the key of before.
    await arrived();
    expect(await countOf(text)).toBe(1);
  });
});
