import { routes } from '@pulse/contract';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { visitorCall } from './call-as.ts';
import { keepScreenshot } from './keep-screenshot.ts';
import { makePhoto } from './make-photo.ts';
import { noticeReload } from './notice-reload.ts';
import { desktop, openPerson, type Person, patienceMs, phone } from './open-browser.ts';
import { readWebpChunks } from './read-webp-chunks.ts';
import { signInCitizen, signInStaff } from './sign-in.ts';

const city = inject('city');
const text = `Water main burst beside the park gate, loop ${Date.now()}`;
const note = 'The pipe was welded and the road is dry again.';
let reporter: Person;
let neighbour: Person;
let officer: Person;

beforeAll(async () => {
  [reporter, neighbour, officer] = await Promise.all([
    openPerson({ viewport: phone }),
    openPerson({ viewport: phone }),
    openPerson({ viewport: desktop }),
  ]);
});
afterAll(() => Promise.all([reporter, neighbour, officer].map((person) => person?.close())));

const expectPhoto = (image: Locator): Promise<void> =>
  vi.waitFor(
    async () => {
      const shown = await image.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth);
      expect(shown).toBeGreaterThan(0);
    },
    { timeout: patienceMs, interval: 200 },
  );

it('goes from a report to its resolution on three screens that nobody reloads', async () => {
  const heard: string[] = [];
  neighbour.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
  );
  await signInStaff(officer.page, 'officer@demo.pulse', '/queue?sort=newest');
  await officer.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  const officerReloaded = await noticeReload(officer.page);
  await signInCitizen(neighbour.page);
  await neighbour.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  const neighbourReloaded = await noticeReload(neighbour.page);

  await signInCitizen(reporter.page, '/report');
  await reporter.page
    .getByLabel('Take or choose a photo')
    .setInputFiles(await makePhoto(reporter.page, 'Burst main'));
  await reporter.page.getByRole('img', { name: 'Photo 1' }).waitFor();
  await reporter.page.getByLabel('In your words').fill(text);
  await reporter.page.getByLabel('Kind of problem').selectOption({ label: 'Water supply' });
  await reporter.page.getByRole('button', { name: 'Use my location' }).click();
  await reporter.page.getByText('from your location').waitFor();
  await reporter.page.getByRole('button', { name: 'Send the report' }).click();
  await reporter.page.getByRole('heading', { name: 'Thank you. The city has it.' }).waitFor();
  const ref = await reporter.page.getByTestId('report-number').innerText();
  expect(ref).toMatch(/^BLR-\d+$/);

  const row = officer.page.getByRole('button', { name: text });
  await row.waitFor();
  expect(heard.join('\n')).not.toContain(text);
  expect(await neighbour.page.getByText(text).count()).toBe(0);
  const found = await visitorCall(routes.listIncidents, { query: { text: ref } });
  expect(found.items).toEqual([]);

  await row.click();
  const report = officer.page.getByRole('article', { name: `Report ${ref}` });
  await keepScreenshot(officer.page, 'loop-queue');
  await expectPhoto(report.getByRole('button', { name: 'Photo 1 of 1' }).locator('img'));
  await officer.page.keyboard.press('a');
  await officer.page.getByText(`${ref} approved`).first().waitFor();

  await neighbour.page.getByRole('link', { name: text }).click();
  const drawer = neighbour.page.getByRole('dialog');
  await drawer.getByRole('link', { name: 'Confirm' }).waitFor();
  const incident = (await visitorCall(routes.listIncidents, { query: { text: ref } })).items[0];
  expect(incident).toMatchObject({ ref, status: 'active', description: text });
  const photo = incident?.photos[0];
  for (const url of Object.values(photo?.urls ?? {})) {
    const response = await fetch(new URL(url, city.citizenUrl));
    expect(response.status).toBe(200);
    const chunks = readWebpChunks(Buffer.from(await response.arrayBuffer()));
    expect(chunks).not.toContain('EXIF');
    expect(chunks).not.toContain('XMP ');
  }
  expect(Object.keys(photo?.urls ?? {})).toHaveLength(3);

  await reporter.page.getByRole('link', { name: 'Follow it' }).click();
  await reporter.page.getByText('Checked by the city and made public').waitFor();
  const reporterReloaded = await noticeReload(reporter.page);

  await officer.page.goto(`${city.consoleUrl}/incidents/${incident?.id}`);
  await officer.page.getByRole('heading', { name: 'Neighbours' }).waitFor();
  expect(await officerReloaded()).toBe(true);
  const officerReloadedAgain = await noticeReload(officer.page);
  await officer.page.getByRole('status').getByText('Live', { exact: true }).waitFor();

  await drawer.getByRole('link', { name: 'Confirm' }).click();
  const confirmation = neighbour.page.getByRole('dialog', { name: 'You see it too?' });
  await confirmation
    .getByLabel('Add a photo')
    .setInputFiles(await makePhoto(neighbour.page, 'I see it too'));
  await confirmation.getByRole('img', { name: 'The photo you chose' }).waitFor();
  await confirmation.getByRole('button', { name: 'Yes, I see it too' }).click();
  await drawer.getByText('You confirmed this').waitFor();

  const votes = officer.page.getByRole('region', { name: 'Neighbours' });
  await votes.getByText('Confirms it').waitFor();
  await expectPhoto(votes.getByRole('button', { name: 'Photo 1 of 1' }).locator('img'));

  await officer.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  const dialog = officer.page.getByRole('dialog', { name: `Resolve ${ref}` });
  await dialog.getByLabel('What was done (optional)').fill(note);
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();

  for (const screen of [drawer, reporter.page.getByRole('main')]) {
    await screen.getByText('Resolved', { exact: true }).first().waitFor();
    await screen.getByText(note).waitFor();
  }
  expect(await neighbourReloaded()).toBe(false);
  expect(await reporterReloaded()).toBe(false);
  expect(await officerReloadedAgain()).toBe(false);
});
