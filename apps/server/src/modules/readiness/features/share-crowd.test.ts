import { describe, expect, it } from 'vitest';
import { dayMs } from '../surge/surge-row.ts';
import { type CrowdHospital, expectedHere, shareCrowd } from './share-crowd.ts';

const hospital = (id: string, lat: number, beds: Partial<CrowdHospital> = {}): CrowdHospital => ({
  id,
  lat,
  lng: 77.6,
  edBeds: 20,
  burnsBeds: 0,
  beds: 200,
  ...beds,
});
const near = hospital('near', 12.95);
/** Five kilometres to the north. */
const far = hospital('far', 12.95 + 5 / 111.195);
const crowd = {
  kind: 'religious',
  expectedCrowd: 300_000,
  setting: 'indoor',
  water: true,
  medicalPosts: 2,
  fireworks: false,
  place: { lat: 12.95, lng: 77.6 },
  startsAt: new Date('2026-11-08T12:00:00Z'),
  endsAt: new Date('2026-11-08T18:00:00Z'),
} as const;
const wallOf = (ms: number) => ms;
const day = Date.parse('2026-11-08') / dayMs;

describe('patients of a crowd', () => {
  it('are shared by nearness: a third as many five kilometres further', () => {
    const arrivals = shareCrowd(crowd, [near, far], wallOf);
    const [here, there] = [expectedHere(arrivals, 'near'), expectedHere(arrivals, 'far')];
    expect(here / there).toBeCloseTo(Math.E, 3);
    // Transported of 300,000, by Arbon.
    expect(here + there).toBeCloseTo(8.1, 9);
  });

  it('are shared by emergency places, or a tenth of the beds where nobody said', () => {
    const other = hospital('other', 12.95, { edBeds: 0, beds: 400 });
    const arrivals = shareCrowd(
      crowd,
      [near, other, hospital('none', 12.95, { edBeds: 0, beds: 0 })],
      wallOf,
    );
    expect(expectedHere(arrivals, 'other') / expectedHere(arrivals, 'near')).toBeCloseTo(2, 9);
    expect(expectedHere(arrivals, 'none')).toBe(0);
  });

  it('come all where nobody treats them on the spot', () => {
    const arrivals = shareCrowd({ ...crowd, medicalPosts: 0 }, [near], wallOf);
    expect(expectedHere(arrivals, 'near')).toBeCloseTo(297.6, 9);
  });

  it('with burns come to burns beds alone, on three days from the fireworks on', () => {
    const burns = hospital('burns', 12.96, { edBeds: 0, beds: 0, burnsBeds: 8 });
    const arrivals = shareCrowd({ ...crowd, fireworks: true }, [near, burns], wallOf);
    const ofBurns = arrivals.filter(({ hospitalId }) => hospitalId === 'burns');
    expect(ofBurns.map((one) => [one.day, one.patients, one.burns])).toEqual([
      [day, 0, expect.closeTo(1, 9)],
      [day + 1, 0, expect.closeTo(1, 9)],
      [day + 2, 0, expect.closeTo(1, 9)],
    ]);
    expect(arrivals.some((one) => one.hospitalId === 'near' && one.burns > 0)).toBe(false);
  });
});
