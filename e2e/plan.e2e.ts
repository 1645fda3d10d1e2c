import { type Call, type HospitalState, type Recommendation, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsStaff } from './call-as.ts';
import { keepScreenshot } from './keep-screenshot.ts';
import { desktop, openPerson, type Person } from './open-browser.ts';
import { signInStaff } from './sign-in.ts';
import { waitFor } from './wait-for.ts';

const { consoleUrl } = inject('city');
const dayMs = 86_400_000;
const name = `Feast of lamps ${Date.now()}`;
let planner: Person;
let call: Call;
let hospital: HospitalState;
/** The day of the feast, three days from now in the city. */
let day: string;
let before: number;
let gatheringId: string | undefined;
let registeredAt: string;

const expectedOn = async (wanted: string): Promise<number | undefined> => {
  const { whole } = await call(routes.hospitalSurge, { params: { id: hospital.id } });
  return whole?.days.find((one) => one.day === wanted)?.point;
};

beforeAll(async () => {
  call = await callAsStaff('planner@demo.pulse');
  hospital = await waitFor('a hospital with a forecast', async () => {
    const [{ items: states }, { items: outlooks }] = await Promise.all([
      call(routes.hospitalBoard, {}),
      call(routes.listSurge, {}),
    ]);
    return states.find(({ id }) => outlooks.some(({ hospitalId }) => hospitalId === id));
  });
  // The first plan of a city is made before anything is asked of it.
  await waitFor('a first plan', async () => (await call(routes.currentPlan, {})).plan ?? undefined);
  const indianNow = new Date(Date.now() + 5.5 * 3_600_000);
  day = new Date(indianNow.getTime() + 3 * dayMs).toISOString().slice(0, 10);
  before = (await expectedOn(day)) ?? 0;
  planner = await openPerson({ viewport: desktop });
  await signInStaff(planner.page, 'planner@demo.pulse', '/gatherings');
});
afterAll(async () => {
  // The city may be somebody's: the feast goes again.
  if (gatheringId) {
    const { version } = await call(routes.getGathering, { params: { id: gatheringId } });
    await call(routes.cancelGathering, {
      params: { id: gatheringId },
      body: { version, reason: 'The test is over' },
    });
  }
  await planner?.close();
});

describe('from a gathering to a decision', () => {
  it('registers a gathering, and the forecast of its day moves', async () => {
    const { page } = planner;
    await page.getByRole('button', { name: 'Register a gathering' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Ward').fill(hospital.area?.name ?? '');
    await dialog.getByLabel('People expected').fill('900000');
    await dialog.getByLabel('Begins').fill(`${day}T10:00`);
    await dialog.getByLabel('Ends').fill(`${day}T22:00`);
    registeredAt = new Date().toISOString();
    await dialog.getByRole('button', { name: 'Register' }).click();
    await dialog.getByRole('button', { name: 'Yes, it is so' }).click();
    await page.getByRole('dialog', { name }).waitFor();
    const after = await waitFor('a forecast that counts on the gathering', async () => {
      const point = await expectedOn(day);
      return point !== undefined && point > before * 1.05 ? point : undefined;
    });
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(before);
    const { items } = await call(routes.listGatherings, { query: { limit: '200' } });
    gatheringId = items.find((one) => one.name === name)?.id;
    expect(gatheringId).toBeDefined();
  });

  it('sees on the hospital page what moves the day, within its bands', async () => {
    const { page } = planner;
    await page.goto(`${consoleUrl}/hospitals/${hospital.id}`);
    const section = page.getByRole('region', { name: 'Expected arrivals' });
    await section.getByText(name).first().waitFor();
    const drivers = section.getByRole('region', { name: 'What moves this day' });
    await drivers.getByText('Gatherings').waitFor();
    await drivers.getByText('Usual day').waitFor();
    await section.getByRole('region', { name: 'Parts of the day' }).waitFor();
    await page.getByRole('region', { name: 'Beds ahead' }).waitFor();
    await keepScreenshot(page, 'hospital-surge');
  });

  it('gets a plan that counts on it, and asks why', async () => {
    const { page } = planner;
    await waitFor('a plan with something to decide', async () => {
      const { plan } = await call(routes.currentPlan, {});
      const { items } = await call(routes.listRecommendations, { query: { state: 'open' } });
      // A plan from before would be replaced under the hands of whoever decides.
      return plan && plan.forecastMadeAt > registeredAt && items.length >= 3 ? plan : undefined;
    });
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
    await page.getByRole('region', { name: 'The plan in short' }).waitFor();
    await page.getByRole('region', { name: 'How it was made' }).waitFor();
    await keepScreenshot(page, 'plan-desktop');
    await page.getByRole('button', { name: 'Ask why' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'What should be decided first?' }).click();
    await dialog.getByText('By rules, from the plan', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  it('accepts, changes, takes back and rejects, and the record counts it', async () => {
    const { page } = planner;
    const [accepted, changed, rejected] = await openOnes();
    await card(accepted.title).getByRole('button', { name: 'Accept' }).click();
    await page.getByText(`Accepted: ${accepted.title}`).first().waitFor();

    await card(changed.title).getByRole('button', { name: 'Change' }).click();
    const change = page.getByRole('dialog');
    const amount = change.getByRole('spinbutton');
    await amount.fill(String(changed.amount + changed.step / 2));
    await change.getByRole('button', { name: 'Accept so' }).click();
    await change.getByText('It comes in steps of', { exact: false }).waitFor();
    await amount.fill(String(changed.amount + changed.step));
    await change.getByRole('button', { name: 'Accept so' }).click();
    await page.getByText(`Accepted with another amount: ${changed.title}`).first().waitFor();

    await card(rejected.title).getByRole('button', { name: 'Reject' }).click();
    const reject = page.getByRole('dialog');
    await reject.getByRole('button', { name: 'Reject' }).click();
    await reject.getByText('Choose why it is not done.').waitFor();
    await reject.getByLabel('Reason').selectOption('noStaff');
    await reject.getByRole('button', { name: 'Reject' }).click();
    await page.getByText(`Rejected: ${rejected.title}`).first().waitFor();

    expect((await stateOf(accepted)).state).toBe('accepted');
    expect(await stateOf(changed)).toMatchObject({
      state: 'changed',
      decidedAmount: changed.amount + changed.step,
    });
    expect(await stateOf(rejected)).toMatchObject({ state: 'rejected', reasonCode: 'noStaff' });

    await page.goto(`${consoleUrl}/plan?state=rejected`);
    await card(rejected.title).getByRole('button', { name: 'Take it back' }).click();
    await page.getByText(`To be decided again: ${rejected.title}`).first().waitFor();
    await page.getByText('In the last 30 days you accepted').waitFor();
    await keepScreenshot(page, 'plan-decided');
  });

  it('leaves every step to be read by the auditor', async () => {
    const auditor = await openPerson({ viewport: desktop });
    await signInStaff(auditor.page, 'auditor@demo.pulse', '/audit');
    await auditor.page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
    const auditorCall = await callAsStaff('auditor@demo.pulse');
    const { items } = await auditorCall(routes.listAudit, { query: { limit: '200' } });
    const actions = new Set(items.map(({ action }) => action));
    for (const action of [
      'gathering.create',
      'hospital.read',
      'recommendation.accept',
      'recommendation.change',
      'recommendation.reject',
      'recommendation.reopen',
    ]) {
      expect([...actions], action).toContain(action);
    }
    await auditor.page.getByText('recommendation.accept').first().waitFor();
    await keepScreenshot(auditor.page, 'audit-plan');
    await auditor.close();
  });
});

describe('the coming Deepavali', () => {
  it('is three clicks from signing in: forecast, drivers and plan', async () => {
    const { page } = planner;
    await page.goto(`${consoleUrl}/`);
    await page.getByRole('link', { name: 'Hospitals', exact: true }).click();
    await page.getByText('Diwali (Deepavali)').first().waitFor();
    await page.getByRole('link', { name: 'Forecast and plan for it' }).click();
    await page.getByRole('heading', { level: 1, name: /Deepavali/ }).waitFor();
    const side = page.getByRole('region', { name: 'As it is', exact: true });
    await side.getByRole('slider').waitFor();
    await side.getByText('Weekday, holidays').waitFor();
    await side.getByRole('region', { name: 'Plan, As it is' }).waitFor();
    await keepScreenshot(page, 'deepavali');
  });

  it('answers what would be with another crowd, worse air and fewer nurses', async () => {
    const { page } = planner;
    await page.goto(`${consoleUrl}/what-if`);
    await page.getByLabel('Crowd, people').fill('400000');
    await page.getByLabel('Fine dust, PM2.5, µg/m³').fill('250');
    await page.getByLabel('Absent nurses, %').fill('120');
    await page.getByRole('button', { name: 'Show what would be' }).click();
    await page.getByText('A number from 0 to 100 %').waitFor();
    await page.getByLabel('Absent nurses, %').fill('20');
    await page.getByRole('button', { name: 'Show what would be' }).click();
    await page.getByRole('region', { name: 'As it would be', exact: true }).waitFor();
    await keepScreenshot(page, 'what-if');
  });

  it('shows how forecasts did, and a sheet for the huddle', async () => {
    const { page } = planner;
    await page.getByRole('link', { name: 'Accuracy', exact: true }).click();
    await page.getByRole('region', { name: 'Kinds of days' }).waitFor();
    await page.getByRole('region', { name: 'By hospital, the worst first' }).waitFor();
    await keepScreenshot(page, 'accuracy');
    await page.goto(`${consoleUrl}/plan/huddle`);
    await page.getByRole('heading', { level: 1, name: 'Huddle sheet' }).waitFor();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await keepScreenshot(page, 'huddle');
  });
});

/** Three different open recommendations; amounts can be changed of all but warnings and advisories. */
const openOnes = async (): Promise<[Recommendation, Recommendation, Recommendation]> => {
  const { items } = await call(routes.listRecommendations, {
    query: { state: 'open', limit: '200' },
  });
  const titles = items.map(({ title }) => title);
  const plain = items.filter(
    ({ kind, title, decidable }) =>
      decidable &&
      kind !== 'warn-hospital' &&
      kind !== 'public-advisory' &&
      titles.filter((one) => one === title).length === 1,
  );
  const [a, b, c] = plain;
  if (!a || !b || !c) throw new Error(`too few recommendations to decide on: ${titles.join('; ')}`);
  return [a, b, c];
};

const card = (title: string) =>
  planner.page.getByRole('article', { name: title, exact: true }).first();

const stateOf = ({ id }: Recommendation): Promise<Recommendation> =>
  call(routes.getRecommendation, { params: { id } });
