import { type Call, type Incident, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAsCitizen, callAsStaff } from './call-as.ts';
import { createReport } from './create-report.ts';
import { newPhone } from './new-phone.ts';
import { desktop, openPerson, type Person } from './open-browser.ts';
import { signInStaff } from './sign-in.ts';

let person: Person;
let admin: Call;
/** Newest first, as the queue lists them. */
let reports: Incident[];

beforeAll(async () => {
  person = await openPerson({ viewport: desktop });
  admin = await callAsStaff('admin@demo.pulse');
  await signInStaff(person.page, 'admin@demo.pulse', '/queue?sort=newest');
  await person.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  const citizen = await callAsCitizen(newPhone());
  const run = Date.now();
  reports = [];
  for (const number of [1, 2, 3, 4]) {
    reports.unshift(await createReport(citizen, `Heap of waste ${number} at the corner, ${run}`));
  }
  for (const report of reports) await rowOf(report).waitFor();
  await rowOf(reports[0]).click();
});
afterAll(() => person?.close());

const rowOf = (report: Incident | undefined) =>
  person.page.getByRole('button', { name: report?.description ?? 'no such report' });
const detailOf = (report: Incident | undefined) =>
  person.page.getByRole('article', { name: `Report ${report?.ref}` });
const message = (text: string) => person.page.getByText(text, { exact: false }).first();
const now = (report: Incident | undefined) =>
  admin(routes.getIncident, { params: { id: report?.id ?? '' } });
const statuses = async (...which: (Incident | undefined)[]) =>
  (await Promise.all(which.map(now))).map(({ status }) => status);

describe('the approval queue from the keyboard', () => {
  it('moves with j and k', async () => {
    const [first, second, third] = reports;
    await detailOf(first).waitFor();
    await person.page.keyboard.press('j');
    await detailOf(second).waitFor();
    await person.page.keyboard.press('j');
    await detailOf(third).waitFor();
    await person.page.keyboard.press('k');
    await person.page.keyboard.press('k');
    await detailOf(first).waitFor();
  });

  it('approves all that are selected, and takes it back with u', async () => {
    const [first, second] = reports;
    await person.page.keyboard.press(' ');
    await person.page.keyboard.press('j');
    await detailOf(second).waitFor();
    await person.page.keyboard.press(' ');
    await message('2 selected').waitFor();
    await person.page.keyboard.press('a');
    await message('2 approved').waitFor();
    await rowOf(first).waitFor({ state: 'detached' });
    await rowOf(second).waitFor({ state: 'detached' });
    expect(await statuses(first, second)).toEqual(['active', 'active']);

    await person.page.keyboard.press('u');
    await rowOf(first).waitFor();
    await rowOf(second).waitFor();
    await message('2 taken back').waitFor();
    expect(await statuses(first, second)).toEqual(['reported', 'reported']);
  });

  it('rejects with a reason', async () => {
    const [, , third] = reports;
    await rowOf(third).click();
    await detailOf(third).waitFor();
    await person.page.keyboard.press('r');
    const dialog = person.page.getByRole('dialog', { name: `Reject ${third?.ref}` });
    await dialog.getByRole('radio', { name: 'Too little to act on' }).check();
    await dialog.getByLabel('Note (optional)').fill('Which corner?');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await message(`${third?.ref} rejected`).waitFor();
    await rowOf(third).waitFor({ state: 'detached' });
    expect(await now(third)).toMatchObject({
      status: 'rejected',
      staff: { rejectReason: 'insufficient' },
    });
  });

  it('says so when somebody else was quicker, and shows how it is now', async () => {
    const [, , , fourth] = reports;
    await rowOf(fourth).click();
    await detailOf(fourth).waitFor();
    // The colleague's decision arrives after the key was pressed and before the server heard of it.
    await person.page.route('**/approve', async (route) => {
      await admin(routes.approveIncident, {
        params: { id: fourth?.id ?? '' },
        body: { version: fourth?.version ?? 0 },
      });
      await route.continue();
    });
    await person.page.keyboard.press('a');
    await message(`Somebody changed ${fourth?.ref} first`).waitFor();
    await message('Status: Waiting → Active').waitFor();
    await rowOf(fourth).waitFor({ state: 'detached' });
    expect(await statuses(fourth)).toEqual(['active']);
  });
});
