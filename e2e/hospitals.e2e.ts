import { type Call, type HospitalState, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsStaff } from './call-as.ts';
import { keepScreenshot } from './keep-screenshot.ts';
import { desktop, openPerson, type Person } from './open-browser.ts';
import { signInStaff } from './sign-in.ts';
import { waitFor } from './wait-for.ts';

const { consoleUrl } = inject('city');
const tablet = { width: 820, height: 1180 };
let planner: Person;
let call: Call;
let hospital: HospitalState;
/** Other numbers than the hospital has now: only what changed is sent. */
let patients: number;
let waitingNow: number;

beforeAll(async () => {
  call = await callAsStaff('planner@demo.pulse');
  hospital = await waitFor('a hospital of the planner', async () => {
    const { items } = await call(routes.hospitalBoard, {});
    return items.find(({ edPatients }) => edPatients !== null);
  });
  patients = (hospital.edPatients ?? 0) + 7;
  waitingNow = hospital.edWaiting === 4 ? 6 : 4;
  planner = await openPerson({ viewport: desktop });
  await signInStaff(planner.page, 'planner@demo.pulse', '/hospitals');
});
afterAll(() => planner?.close());

const now = async (): Promise<HospitalState> =>
  (await call(routes.getHospital, { params: { id: hospital.id } })).state;

describe('a planner and a hospital', () => {
  it('opens it from the board, with what is invented labelled', async () => {
    const { page } = planner;
    await page.getByRole('row').filter({ hasText: hospital.name }).click();
    await page.getByRole('heading', { level: 1, name: hospital.name }).waitFor();
    for (const section of ['Beds', 'Staff', 'Oxygen and supplies', 'Transfers']) {
      await page.getByRole('region', { name: section }).getByText('invented').first().waitFor();
    }
    await page
      .getByRole('region', { name: 'Last reports' })
      .getByRole('listitem')
      .first()
      .waitFor();
    await keepScreenshot(page, 'hospital-desktop');
  });

  it('reports from the keyboard: only what changed, with a question first', async () => {
    const { page } = planner;
    await page.getByRole('link', { name: 'Report', exact: true }).click();
    const inEmergency = page.getByLabel('Patients in emergency', { exact: true });
    await inEmergency.waitFor();
    await inEmergency.fill(String(patients));
    const waiting = page.getByLabel('Waiting to be seen', { exact: true });
    await waiting.fill(String(patients + 5));
    await waiting.press('Enter');
    await page.getByRole('alert').getByText('Is this so?').waitFor();
    await keepScreenshot(page, 'report-question');
    await waiting.fill(String(waitingNow));
    await page.getByText('only these are sent').waitFor();
    await waiting.press('Enter');
    await page.getByRole('status').getByText('Report sent').waitFor();
    expect(await now()).toMatchObject({ edPatients: patients, edWaiting: waitingNow });
  });

  it('corrects what was sent, and the page tells both versions', async () => {
    const { page } = planner;
    await page.getByRole('link', { name: 'Correct it' }).click();
    await page.getByRole('heading', { level: 1, name: /^Correct a report/ }).waitFor();
    await page.getByRole('button', { name: 'Waiting to be seen: more' }).click();
    const waiting = page.getByLabel('Waiting to be seen', { exact: true });
    await expect.poll(() => waiting.inputValue()).toBe(String(waitingNow + 1));
    await page.getByRole('button', { name: 'Send the correction' }).click();
    await page.getByRole('status').getByText('Correction sent').waitFor();
    await page.getByRole('link', { name: 'To the hospital' }).click();
    const log = page.getByRole('region', { name: 'Last reports' });
    await log.getByText('Corrected').first().waitFor();
    await log
      .getByText(`Waiting to be seen: ${waitingNow} ${waitingNow + 1}`)
      .first()
      .waitFor();
    expect(await now()).toMatchObject({ edPatients: patients, edWaiting: waitingNow + 1 });
  });

  it('sees the board change', async () => {
    const { page } = planner;
    await page.getByRole('link', { name: 'Hospitals' }).first().click();
    const row = page.getByRole('row').filter({ hasText: hospital.name });
    await row.getByText(String(patients), { exact: false }).first().waitFor();
    await row.getByText(`${waitingNow + 1} waiting`).waitFor();
    await keepScreenshot(page, 'board-desktop');
  });

  it('is told line by line what is wrong with a file, and which columns were dropped', async () => {
    const { page } = planner;
    await page.getByRole('button', { name: 'Import CSV' }).click();
    const dialog = page.getByRole('dialog');
    const rows = [
      'hospital_id,observed_at,ed_patients,patient_name',
      `${hospital.id},2020-01-01 08:00,12,Somebody`,
      `${hospital.id},yesterday,12,Somebody`,
    ];
    await dialog.getByLabel('CSV file').setInputFiles({
      name: 'night.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await dialog.getByText('Nothing was kept yet.').waitFor();
    await dialog.getByText('patient_name').waitFor();
    await dialog.getByRole('cell', { name: '2', exact: true }).waitFor();
    await dialog.getByText(/is no time such as/).waitFor();
    await keepScreenshot(page, 'import-errors');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('reads it on a tablet too', async () => {
    const { page } = planner;
    await page.setViewportSize(tablet);
    for (const [name, path, heading] of [
      ['board', '/hospitals', 'Hospitals'],
      ['hospital', `/hospitals/${hospital.id}`, hospital.name],
      ['report', `/hospitals/${hospital.id}/report`, `Report for ${hospital.name}`],
      ['gatherings', '/gatherings', 'Gatherings'],
    ] as const) {
      await page.goto(consoleUrl + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await keepScreenshot(page, `${name}-tablet`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} on a tablet`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(desktop);
  });
});

describe('a planner and a gathering', () => {
  const name = `Lights of the lake ${Date.now()}`;

  it('registers it, after a question about the crowd', async () => {
    const { page } = planner;
    await page.goto(`${consoleUrl}/gatherings`);
    await page.getByRole('button', { name: 'Register a gathering' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Register' }).click();
    await dialog.getByText('Choose a ward from the list.').waitFor();
    await dialog.getByLabel('Ward').fill(hospital.area?.name ?? '');
    await dialog.getByLabel('People expected').fill('9,000,000');
    await dialog.getByLabel('Fireworks').check();
    await dialog.getByRole('button', { name: 'Register' }).click();
    await dialog.getByText('The crowd: at 4 people per square metre', { exact: false }).waitFor();
    await keepScreenshot(page, 'gathering-question');
    await dialog.getByRole('button', { name: 'Yes, it is so' }).click();
    const drawer = page.getByRole('dialog', { name });
    const expected = drawer.getByRole('region', { name: 'Patients to expect' });
    await expected.getByText('3 for being outdoors').first().waitFor();
    await expected.getByText('Source: Arbon', { exact: false }).waitFor();
    await keepScreenshot(page, 'gathering-drawer');
  });

  it('calls it off with a reason', async () => {
    const { page } = planner;
    await page.getByRole('button', { name: 'Call it off' }).click();
    const dialog = page.getByRole('dialog', { name: `Call ${name} off` });
    await dialog.getByRole('button', { name: 'Call it off' }).click();
    await dialog.getByText('Say the reason in a few words.').waitFor();
    await dialog.getByLabel('Why').fill('The lake is closed');
    await dialog.getByRole('button', { name: 'Call it off' }).click();
    await page.getByText('Called off: The lake is closed').waitFor();
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('button', { name: 'Also those called off' }).click();
    await page.getByRole('button', { name }).waitFor();
    await keepScreenshot(page, 'gatherings-desktop');
    const { items } = await call(routes.listGatherings, { query: { status: 'cancelled' } });
    expect(items.find((one) => one.name === name)?.cancelReason).toBe('The lake is closed');
  });

  it('takes a holiday over with one press', async () => {
    const { page } = planner;
    await page
      .getByRole('button', { name: /^Take over / })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Register a gathering' });
    expect(await dialog.getByLabel('Name').inputValue()).not.toBe('');
    expect(await dialog.getByLabel(/^Each year/).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('is only looked at by those who do not plan', async () => {
    const officer = await openPerson({ viewport: desktop });
    await signInStaff(officer.page, 'officer@demo.pulse', '/gatherings');
    await officer.page.getByRole('heading', { level: 1, name: 'Gatherings' }).waitFor();
    await officer.page.getByRole('region', { name: 'Coming holidays' }).waitFor();
    expect(await officer.page.getByRole('button', { name: /Register|Take over/ }).count()).toBe(0);
    await officer.close();
  });
});
