import { expect, it } from 'vitest';
import { nursesPresent, shiftAt } from './shift-now.ts';

it('knows the shift by a clock of the city', () => {
  const at = (time: string) => shiftAt(Date.parse(time), 'Asia/Kolkata');
  expect(at('2026-11-08T00:29:00Z')).toBe('night');
  expect(at('2026-11-08T00:30:00Z')).toBe('morning');
  expect(at('2026-11-08T08:30:00Z')).toBe('evening');
  expect(at('2026-11-08T16:30:00Z')).toBe('night');
});

it('counts nurses as reported, or else as planned on the shift', () => {
  const staff = [
    { shift: 'night' as const, skill: 'nurse' as const, people: 10 },
    { shift: 'night' as const, skill: 'icuNurse' as const, people: 4 },
    { shift: 'night' as const, skill: 'doctor' as const, people: 5 },
    { shift: 'morning' as const, skill: 'nurse' as const, people: 20 },
  ];
  expect(nursesPresent({ staff, latest: [] }, 'night')).toEqual({ people: 14, by: 'planned' });
  expect(nursesPresent({ staff, latest: [] }, 'evening')).toBeNull();
  const latest = [
    { department: null, figure: 'staff.nurse', value: 9, observedAt: '2026-11-08T08:30:00Z' },
  ];
  expect(nursesPresent({ staff, latest }, 'night')).toEqual({ people: 9, by: 'reported' });
});
