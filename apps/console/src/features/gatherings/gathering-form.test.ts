import { describe, expect, it } from 'vitest';
import {
  changedFields,
  emptyForm,
  formOfSuggestion,
  type GatheringForm,
  readGatheringForm,
} from './gathering-form.ts';

const areas = [
  { id: 'w-1', name: 'Chickpete' },
  { id: 'w-2', name: 'Hebbala' },
];
const filled: GatheringForm = {
  ...emptyForm('2026-11-08'),
  name: 'Deepavali at the lake',
  ward: 'hebbala ',
  crowd: '50,000',
};
const read = (change: Partial<GatheringForm>) =>
  readGatheringForm({ ...filled, ...change }, areas, 'Asia/Kolkata');

describe('the form of a gathering', () => {
  it('becomes what the API takes: the ward by its id, hours of the city as instants', () => {
    expect(read({}).fields).toMatchObject({
      areaId: 'w-2',
      expectedCrowd: 50_000,
      startsAt: '2026-11-08T11:30:00.000Z',
      endsAt: '2026-11-08T17:30:00.000Z',
      medicalPosts: 0,
    });
  });

  it('says at each field what is wrong', () => {
    const wrong = { name: ' ', ward: 'Nowhere', crowd: 'many', ends: '2026-11-08T09:00' };
    const { fields, errors } = read({ ...wrong, yearly: true });
    expect(fields).toBeUndefined();
    expect(Object.keys(errors).sort()).toEqual(['crowd', 'ends', 'holiday', 'name', 'ward']);
    expect(read({ crowd: '0' }).errors.crowd).toBeDefined();
    expect(read({ starts: '' }).errors.starts).toBeDefined();
  });

  it('sends of a change only what differs', () => {
    const [before, after] = [read({}).fields, read({ crowd: '60000' }).fields];
    if (!after) throw new Error('unreadable');
    expect(changedFields(before, after)).toEqual({ expectedCrowd: 60_000 });
  });
});

describe('a holiday that is taken over', () => {
  const suggestion = { holiday: 'Diwali (Deepavali)', date: '2027-10-29', scope: 'IN-KA' };

  it('begins as it was the last time', () => {
    const last = {
      kind: 'fair' as const,
      name: 'Lights of the lake',
      areaId: 'w-2',
      expectedCrowd: 40_000,
      alcohol: false,
      fireworks: false,
      setting: 'outdoor' as const,
      medicalPosts: 3,
      water: false,
    };
    const form = formOfSuggestion({ ...suggestion, estimated: true, last }, () => 'Hebbala');
    expect(form).toMatchObject({
      name: 'Lights of the lake',
      ward: 'Hebbala',
      crowd: '40000',
      medicalPosts: '3',
      starts: '2027-10-29T17:00',
      holiday: 'Diwali (Deepavali)',
      yearly: true,
    });
  });

  it('asks for ward and crowd when there was none', () => {
    const form = formOfSuggestion({ ...suggestion, estimated: true, last: null }, () => '');
    expect(form).toMatchObject({ ward: '', crowd: '', fireworks: true });
  });
});
