import { expect, it } from 'vitest';
import { isCurrent, screensFor } from './screens.ts';

const labels = (role: Parameters<typeof screensFor>[0]) =>
  screensFor(role).map((screen) => screen.label);

it('shows each role only the doors behind which it finds something', () => {
  expect(labels('admin')).toEqual([
    'Live',
    'Queue',
    'Incidents',
    'Outlook',
    'Hospitals',
    'City health',
    'Gatherings',
    'Plan',
    'What-if',
    'Accuracy',
    'Alert drafts',
    'People',
    'Zones',
    'Audit',
    'Settings',
  ]);
  expect(labels('officer')).toEqual(['Live', 'Queue', 'Incidents', 'Outlook', 'Settings']);
  expect(labels('planner')).toEqual([
    'Live',
    'Incidents',
    'Outlook',
    'Hospitals',
    'Gatherings',
    'Plan',
    'What-if',
    'Accuracy',
    'Alert drafts',
    'Settings',
  ]);
  expect(labels('analyst')).toEqual(['Live', 'Incidents', 'Outlook', 'City health', 'Settings']);
  expect(labels('auditor')).toEqual(['Live', 'Incidents', 'Outlook', 'Audit', 'Settings']);
  expect(labels('citizen')).toEqual([]);
});

it('marks the screen that a page belongs to', () => {
  expect(isCurrent('/', '/')).toBe(true);
  expect(isCurrent('/', '/queue')).toBe(false);
  expect(isCurrent('/incidents', '/incidents/01')).toBe(true);
  expect(isCurrent('/incidents', '/incidents-old')).toBe(false);
});
