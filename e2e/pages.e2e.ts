import { routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { callAsStaff, visitorCall } from './call-as.ts';
import { checkPage } from './check-page.ts';
import { collectFaults } from './collect-faults.ts';
import { forecastWard } from './forecast-ward.ts';
import { desktop, openPerson, type Person, type PersonOptions, phone } from './open-browser.ts';
import { signInCitizen, signInStaff } from './sign-in.ts';

const { citizenUrl, consoleUrl } = inject('city');
const somebody = (options: PersonOptions) => {
  const one: { person?: Person; faults: string[] } = { faults: [] };
  beforeAll(async () => {
    one.person = await openPerson(options);
    one.faults = collectFaults(one.person.page);
  });
  afterAll(() => one.person?.close());
  return () => {
    if (!one.person) throw new Error('nobody there yet');
    return { page: one.person.page, faults: one.faults };
  };
};

const anIncident = async (): Promise<string> => {
  const { items } = await visitorCall(routes.listIncidents, { query: { status: 'active' } });
  return `/incidents/${items[0]?.id}`;
};

const verifyPage = async (): Promise<string> => `${await anIncident()}/verify?type=confirm`;

const outlookPage = async (): Promise<string> => `/outlook?ward=${(await forecastWard()).id}`;

const aHospital = async (): Promise<string> => {
  const call = await callAsStaff('admin@demo.pulse');
  const { items } = await call(routes.hospitalBoard, {});
  return `/hospitals/${items[0]?.id}`;
};

const citizenPages = [
  { name: 'near-me', path: '/', heading: /\d open in Bengaluru/ },
  { name: 'incident', path: anIncident, heading: /BLR-\d+/ },
  { name: 'report', path: '/report', heading: 'Report' },
  { name: 'outlook', path: outlookPage, heading: /^Outlook for/ },
  { name: 'mine', path: '/mine', heading: 'My reports' },
  { name: 'me', path: '/me', heading: 'Me' },
];
const addressOf = async (path: string | (() => Promise<string>)): Promise<string> =>
  typeof path === 'string' ? path : path();

describe('the citizen app on a phone, signed out', () => {
  const visitor = somebody({ viewport: phone });
  const pages = [...citizenPages, { name: 'sign-in', path: '/sign-in', heading: 'Sign in' }];
  it.each(pages)('$name', async ({ name, path, heading }) => {
    const { page, faults } = visitor();
    const url = citizenUrl + (await addressOf(path));
    await checkPage(page, faults, { url, heading, name: `citizen-out-${name}` });
  });
});

describe('the citizen app on a phone, signed in', () => {
  const citizen = somebody({ viewport: phone });
  beforeAll(() => signInCitizen(citizen().page));
  const pages = [
    ...citizenPages,
    { name: 'verify', path: verifyPage, heading: 'You see it too?' },
    { name: 'delete', path: '/me/delete', heading: 'Delete my data?' },
  ];
  it.each(pages)('$name', async ({ name, path, heading }) => {
    const { page, faults } = citizen();
    const url = citizenUrl + (await addressOf(path));
    await checkPage(page, faults, { url, heading, name: `citizen-in-${name}` });
  });
});

describe('the citizen app on a desktop', () => {
  const visitor = somebody({ viewport: desktop });
  it.each(citizenPages.slice(0, 4))('$name', async ({ name, path, heading }) => {
    const { page, faults } = visitor();
    const url = citizenUrl + (await addressOf(path));
    await checkPage(page, faults, { url, heading, name: `citizen-desktop-${name}` });
  });
});

describe.each([
  { language: 'kn', locale: 'kn-IN', nearMe: 'ಹತ್ತಿರ', report: 'ದೂರು ನೀಡಿ', near: /ಬಾಕಿ/ },
  { language: 'hi', locale: 'hi-IN', nearMe: 'आस-पास', report: 'शिकायत दर्ज करें', near: /खुली/ },
])('the citizen app in $language', ({ language, locale, nearMe, report, near }) => {
  const reader = somebody({ viewport: phone, locale });
  it.each([
    { name: 'near-me', path: '/', heading: near },
    { name: 'report', path: '/report', heading: report },
  ])('$name', async ({ name, path, heading }) => {
    const { page, faults } = reader();
    const url = citizenUrl + path;
    await checkPage(page, faults, { url, heading, name: `citizen-${language}-${name}` });
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await page.getByRole('navigation').getByRole('link', { name: nearMe }).waitFor();
  });
});

describe('the console on a desktop', () => {
  const admin = somebody({ viewport: desktop });
  it('sign-in', async () => {
    const { page, faults } = admin();
    const url = `${consoleUrl}/sign-in`;
    await checkPage(page, faults, { url, heading: 'Pulse console', name: 'console-sign-in' });
    await signInStaff(page, 'admin@demo.pulse');
  });
  it.each([
    { name: 'live', path: '/', heading: 'Live' },
    { name: 'queue', path: '/queue', heading: 'Queue' },
    { name: 'incidents', path: '/incidents', heading: 'Incidents' },
    { name: 'incident', path: anIncident, heading: /\w/ },
    { name: 'outlook', path: '/outlook', heading: 'Outlook' },
    { name: 'hospitals', path: '/hospitals', heading: 'Hospitals' },
    { name: 'hospital', path: aHospital, heading: /\w/ },
    { name: 'report', path: async () => `${await aHospital()}/report`, heading: /^Report for/ },
    { name: 'gatherings', path: '/gatherings', heading: 'Gatherings' },
    { name: 'plan', path: '/plan', heading: 'Plan' },
    { name: 'huddle', path: '/plan/huddle', heading: 'Huddle sheet' },
    { name: 'what-if', path: '/what-if', heading: /^What if/ },
    { name: 'accuracy', path: '/accuracy', heading: 'Accuracy' },
    { name: 'alerts', path: '/alerts', heading: 'Alert drafts' },
    { name: 'city-health', path: '/city-health', heading: 'City health' },
    { name: 'people', path: '/people', heading: 'People' },
    { name: 'zones', path: '/zones', heading: 'Zones' },
    { name: 'audit', path: '/audit', heading: 'Audit' },
    { name: 'settings', path: '/settings', heading: 'Settings' },
  ])('$name', async ({ name, path, heading }) => {
    const { page, faults } = admin();
    const url = consoleUrl + (await addressOf(path));
    await checkPage(page, faults, { url, heading, name: `console-${name}` });
  });
});
