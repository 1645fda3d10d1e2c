import { expect, it } from 'vitest';
import { readThresholds } from './threshold-fields.ts';

const allowed = {
  verificationThreshold: '3',
  photoVoteWeight: '2',
  similarRadiusMetres: '150',
  similarWindowHours: '72',
  undoWindowMinutes: '15',
};

it('reads figures within the bounds of the server', () => {
  expect(readThresholds(allowed).settings).toMatchObject({ similarRadiusMetres: 150 });
});

it('names the figure that is out of bounds or missing, and sends nothing', () => {
  const read = readThresholds({ ...allowed, photoVoteWeight: '', undoWindowMinutes: '0' });
  expect(read.settings).toBeUndefined();
  expect(Object.keys(read.errors).sort()).toEqual(['photoVoteWeight', 'undoWindowMinutes']);
});
