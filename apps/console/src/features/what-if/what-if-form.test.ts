import { describe, expect, it } from 'vitest';
import { emptyWhatIf, readWhatIf } from './what-if-form.ts';

describe('what is asked', () => {
  it('leaves as it is what nobody typed', () => {
    expect(readWhatIf(emptyWhatIf)).toEqual({ ok: true, changes: {} });
  });

  it('names crowd, air, heat, closed beds and absent nurses as the server wants them', () => {
    const asked = readWhatIf({
      ...emptyWhatIf,
      crowd: '500000',
      pm25: '180',
      temperatureMaxC: '41.5',
      closedHospital: 'h-1',
      closedDepartment: 'icu',
      closedBeds: '4',
      absentPercent: '20',
    });
    expect(asked).toEqual({
      ok: true,
      changes: {
        crowd: { expectedCrowd: 500_000 },
        pm25: 180,
        temperatureMaxC: 41.5,
        closedBeds: [{ hospitalId: 'h-1', department: 'icu', beds: 4 }],
        absentStaff: { share: 0.2 },
      },
    });
  });

  it.each([
    [{ crowd: '-1' }, 'crowd'],
    [{ crowd: 'many' }, 'crowd'],
    [{ crowd: '2.5' }, 'crowd'],
    [{ pm25: '5000' }, 'pm25'],
    [{ absentPercent: '101' }, 'absentPercent'],
    [{ closedBeds: '3' }, 'closedHospital'],
    [{ closedBeds: '3', closedHospital: 'h-1' }, 'closedDepartment'],
  ])('says of %o what is wrong with it', (typed, field) => {
    const asked = readWhatIf({ ...emptyWhatIf, ...typed });
    expect(asked.ok).toBe(false);
    if (!asked.ok) expect(asked.faults).toHaveProperty(field);
  });
});
