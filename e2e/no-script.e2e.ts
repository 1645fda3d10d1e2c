import { routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsStaff } from './call-as.ts';
import { makePhoto, type PhotoFile } from './make-photo.ts';
import { openPerson, type Person, phone } from './open-browser.ts';
import { readWebpChunks } from './read-webp-chunks.ts';
import { signInCitizen } from './sign-in.ts';

const city = inject('city');
let person: Person;
let photo: PhotoFile;

beforeAll(async () => {
  const painter = await openPerson({ viewport: phone });
  photo = await makePhoto(painter.page, 'No script');
  await painter.close();
  person = await openPerson({ viewport: phone, javaScriptEnabled: false });
});
afterAll(() => person?.close());

const rows = () => person.page.locator('#incidents').getByRole('listitem').getByRole('link');

describe('the citizen app without script', () => {
  it('lists what is near', async () => {
    await person.page.goto(city.citizenUrl);
    await person.page.getByRole('heading', { level: 1, name: /open in/ }).waitFor();
    expect(await rows().count()).toBeGreaterThan(5);
    await person.page.getByRole('link', { name: 'Show more' }).click();
    await person.page.getByRole('link', { name: 'Back to the first page' }).waitFor();
    expect(await rows().count()).toBeGreaterThan(5);
  });

  it('filters by form and by link', async () => {
    const { page } = person;
    await page.goto(city.citizenUrl);
    await page.locator('summary', { hasText: 'Filters' }).click();
    await page.getByLabel('Status').selectOption({ label: 'Resolved' });
    await page.getByLabel('Severity').selectOption({ label: 'High or worse' });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/status=resolved/);
    await page.getByRole('heading', { level: 1, name: /resolved in/ }).waitFor();
    expect(await rows().count()).toBeGreaterThan(0);

    await page.goto(city.citizenUrl);
    await page.getByRole('link', { name: 'Garbage', exact: true }).click();
    await page.waitForURL(/category=garbage/);
    await rows().first().waitFor();
    await page.getByLabel('Search incidents').fill('garbage');
    await page.getByLabel('Search incidents').press('Enter');
    await page.waitForURL(/q=garbage/);
    expect(await rows().first().innerText()).toMatch(/garbage/i);
  });

  it('shows an incident', async () => {
    const { page } = person;
    await page.goto(city.citizenUrl);
    await rows().first().click();
    await page.waitForURL(/\/incidents\//);
    await page.getByRole('heading', { name: 'What neighbours say' }).waitFor();
    await page.getByText('Checked by the city and made public').waitFor();
  });

  it('signs in by code, reports with a photo, and votes', async () => {
    const { page } = person;
    const text = `Reported without script ${Date.now()}`;
    await signInCitizen(page, '/report');
    await page.getByLabel('Take or choose a photo').setInputFiles(photo);
    await page.getByLabel('In your words').fill(text);
    await page.getByLabel('Kind of problem').selectOption({ label: 'Garbage' });
    await page.getByLabel('Ward', { exact: true }).selectOption({ label: 'Shantala Nagar' });
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('heading', { name: 'Thank you. The city has it.' }).waitFor();
    const ref = await page.getByTestId('report-number').innerText();

    const admin = await callAsStaff('admin@demo.pulse');
    const { items } = await admin(routes.listIncidents, { query: { text: ref } });
    expect(items.map((item) => item.description)).toEqual([text]);
    // The browser sent the file as it was, so it was the server that took the place out of it.
    expect(photo.buffer.includes('Exif')).toBe(true);
    const urls = Object.values(items[0]?.photos[0]?.urls ?? {});
    expect(urls).toHaveLength(3);
    for (const url of urls) {
      const response = await fetch(new URL(url, city.gatewayUrl));
      const chunks = readWebpChunks(Buffer.from(await response.arrayBuffer()));
      expect(chunks).not.toContain('EXIF');
      expect(chunks).not.toContain('XMP ');
    }

    await page.goto(city.citizenUrl);
    await rows().first().click();
    await page.getByRole('link', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'Yes, I see it too' }).click();
    await page.getByText('You confirmed this').waitFor();
  });
});
