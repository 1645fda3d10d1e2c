import { routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsCitizen, callAsStaff } from './call-as.ts';
import { createReport } from './create-report.ts';
import { forecastWard } from './forecast-ward.ts';
import { newPhone } from './new-phone.ts';
import { desktop, openPerson, type Person, phone } from './open-browser.ts';
import { signInStaff } from './sign-in.ts';
import { waitFor } from './wait-for.ts';

const { citizenUrl, consoleUrl } = inject('city');
let ward: { id: string; name: string };
let citizen: Person;
let officer: Person;

beforeAll(async () => {
  ward = await forecastWard();
  citizen = await openPerson({ viewport: phone });
  officer = await openPerson({ viewport: desktop });
  await signInStaff(officer.page, 'admin@demo.pulse');
});
afterAll(async () => {
  await citizen?.close();
  await officer?.close();
});

describe('the outlook of a ward', () => {
  it('is chosen by name, says what to expect in a sentence, and is scrubbed through by keys', async () => {
    const { page } = citizen;
    await page.goto(`${citizenUrl}/outlook`);
    await page.getByRole('button', { name: 'Choose a ward' }).click();
    await page.getByRole('searchbox').fill(ward.name);
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('heading', { level: 1, name: `Outlook for ${ward.name}` }).waitFor();
    for (const kind of ['Traffic', 'Flooding rain', 'Air quality']) {
      await page.getByRole('heading', { level: 2, name: kind }).waitFor();
    }
    const slider = page.getByRole('slider', { name: 'Traffic' });
    const before = await slider.getAttribute('aria-valuetext');
    await slider.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
    expect(before).toMatch(/four times in five between/);
    await page.getByText('Not measured here', { exact: false }).first().waitFor();
  });

  it('shows staff the same with its drivers, its model and its record', async () => {
    const { page } = officer;
    await page.goto(`${consoleUrl}/outlook?kind=traffic&area=${ward.id}`);
    const panel = page.getByRole('article', { name: `Traffic, ${ward.name}` });
    await panel.getByRole('heading', { name: 'What moves the worst step' }).waitFor();
    await panel.getByText(/than naive|as good as naive/).waitFor();
    await panel.getByText(/traffic@/).waitFor();
    await page.getByRole('button', { name: 'Flooding rain' }).click();
    await page.waitForURL(/kind=flooding/);
    await page.getByRole('article', { name: /^Flooding rain,/ }).waitFor();
  });
});

describe('what the AI makes of a report', () => {
  it('comes after the report, with how sure it is and because of which words', async () => {
    const call = await callAsCitizen(newPhone());
    const admin = await callAsStaff('admin@demo.pulse');
    const text = `The street light near the bus stop is not working since ${Date.now()}`;
    const { id } = await createReport(call, text);
    const read = await waitFor('the AI', async () => {
      const incident = await admin(routes.getIncident, { params: { id } });
      return incident.ai ? incident : undefined;
    });
    expect(read.ai?.category).toBe('streetlights');
    const { page } = officer;
    await page.goto(`${consoleUrl}/incidents/${id}`);
    const opinion = page.getByRole('region', { name: 'What the AI thinks' });
    await opinion.getByText('Street lights').first().waitFor();
    await opinion.getByText('Because of:', { exact: false }).waitFor();
  });
});
