import { routes } from '@pulse/contract';
import { expect, it } from 'vitest';
import { parseRequest } from './parse-request.ts';

const faults = (body: unknown): string[] => {
  try {
    parseRequest(routes.recordObservations, { params: {}, query: {}, body });
    return [];
  } catch (error) {
    const { errors } = (error as { options: { errors: { path: string }[] } }).options;
    return errors.map(({ path }) => path);
  }
};
const one = { hospitalId: 'h', observedAt: '2026-03-02T10:00:00Z', edPatients: 3 };

it('speaks of the form of a body that was meant, where it may have two', () => {
  expect(faults(one)).toEqual([]);
  expect(faults({ observations: [one] })).toEqual([]);
  expect(faults({ ...one, edPatients: -1 })).toEqual(['body.edPatients']);
  expect(faults({ observations: [one, { ...one, edPatients: -1 }] })).toEqual([
    'body.observations.1.edPatients',
  ]);
  expect(faults({ observations: [] })).toEqual(['body.observations']);
});

it('names every field that is too much', () => {
  expect(faults({ ...one, mrn: 1, phone: 2 })).toEqual(['body.mrn', 'body.phone']);
  expect(faults({ observations: [{ ...one, dob: 1 }] })).toEqual(['body.observations.0.dob']);
});
