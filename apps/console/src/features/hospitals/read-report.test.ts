import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';
import { type ReportField, reportFields } from './report-fields.ts';

const field = (figure: string, before: number | null): ReportField => ({
  figure,
  group: 'emergency',
  step: 1,
  before,
  lastTime: null,
});
const fields = [
  field('edPatients', 12),
  field('occupied.icu', 5),
  field('longestBoardingHours', 2),
];

describe('a report', () => {
  it('sends only what changed', () => {
    const { figures, changed } = readReport(
      fields,
      { edPatients: '15', 'occupied.icu': '5' },
      false,
    );
    expect(figures).toEqual({ edPatients: 15 });
    expect([...changed]).toEqual(['edPatients']);
  });

  it('sends all when nothing changed: it is still so', () => {
    expect(readReport(fields, {}, false).figures).toEqual({
      edPatients: 12,
      occupied: { icu: 5 },
      longestBoardingHours: 2,
    });
  });

  it('sends all of a correction, without what was emptied', () => {
    const typed = { edPatients: '', 'occupied.icu': '6' };
    expect(readReport(fields, typed, true).figures).toEqual({
      occupied: { icu: 6 },
      longestBoardingHours: 2,
    });
  });

  it('takes a comma for a point, and says what is wrong at the field', () => {
    expect(readReport(fields, { longestBoardingHours: '2,5' }, false).figures).toEqual({
      longestBoardingHours: 2.5,
    });
    const typed = { edPatients: '3.5', 'occupied.icu': '-1', longestBoardingHours: 'two' };
    expect(readReport(fields, typed, false)).toMatchObject({
      figures: undefined,
      errors: {
        edPatients: 'Type a whole number.',
        'occupied.icu': 'Type 0 or more.',
        longestBoardingHours: 'Type a number.',
      },
    });
    expect(
      readReport([field('longestBoardingHours', null)], { longestBoardingHours: '2000' }, false),
    ).toMatchObject({ errors: { longestBoardingHours: 'This is more than can be.' } });
  });

  it('has nothing to send while nothing is known', () => {
    expect(readReport([field('edPatients', null)], {}, false).figures).toBeUndefined();
  });
});

describe('its fields', () => {
  const hospital = {
    departments: ['ed' as const, 'icu' as const],
    beds: [{ department: 'icu' as const, type: 'icu' as const, licensed: 9, staffed: 8 }],
    supplies: [{ item: 'n95-mask', stock: 9, dailyUse: 1, reorderLevel: 4, daysLeft: 9 }],
    oxygen: null,
    latest: [
      { department: null, figure: 'edPatients', value: 12, observedAt: '2026-11-08T08:30:00Z' },
      { department: null, figure: 'arrivals', value: 40, observedAt: '2026-11-08T08:30:00Z' },
    ],
  };

  it('begin with the last values, but what is counted anew begins empty', () => {
    const all = reportFields(hospital, undefined);
    expect(all.find(({ figure }) => figure === 'edPatients')).toMatchObject({ before: 12 });
    expect(all.find(({ figure }) => figure === 'arrivals')).toMatchObject({
      before: null,
      lastTime: 40,
    });
    expect(all.map(({ figure }) => figure)).toContain('supplies.n95-mask');
    expect(all.map(({ figure }) => figure)).not.toContain('oxygenLitres');
  });

  it('of a department hold only what it has', () => {
    const figures = reportFields(hospital, 'icu').map(({ figure }) => figure);
    expect(figures).toContain('occupied.icu');
    expect(figures).not.toContain('edPatients');
    expect(figures).not.toContain('supplies.n95-mask');
  });

  it('of a correction begin with what was said, even what the form has no place for', () => {
    const corrected = reportFields(hospital, undefined, {
      hospitalId: 'h',
      department: null,
      observedAt: '2026-11-08T08:30:00Z',
      version: 1,
      receivedAt: '2026-11-08T08:31:00Z',
      receivedBy: 'A nurse',
      source: 'api',
      figures: { arrivals: 7, oxygenLitres: 500 },
      note: null,
    });
    const before = new Map(corrected.map((one) => [one.figure, one.before]));
    expect(before.get('arrivals')).toBe(7);
    expect(before.get('oxygenLitres')).toBe(500);
    expect(before.get('edPatients')).toBeNull();
  });
});
