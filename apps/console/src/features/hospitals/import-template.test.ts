import { expect, it } from 'vitest';
import { importTemplate } from './import-template.ts';

it('names the columns that the import reads, with a line for each hospital', () => {
  const supplies = [{ item: 'n95-mask', stock: 9, dailyUse: 1, reorderLevel: 4, daysLeft: 9 }];
  const lines = importTemplate(
    [{ id: 'blr-a', supplies }, { id: 'blr-b' }],
    '2026-11-08 14:00',
  ).split('\r\n');
  const header = lines[0]?.split(',') ?? [];
  expect(header.slice(0, 4)).toEqual(['hospital_id', 'observed_at', 'department', 'ed_patients']);
  expect(header).toContain('occupied_icu_ventilated');
  expect(header).toContain('staff_icu_nurse');
  expect(header).toContain('supply_n95-mask');
  expect(lines[1]).toMatch(/^blr-a,2026-11-08 14:00,,/);
  expect(lines[2]?.split(',')).toHaveLength(header.length);
});
