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
  expect(read.errors).toEqual({
    photoVoteWeight: 'Type a number from 1 to 10 votes.',
    undoWindowMinutes: 'Type a number from 1 to 1440 min.',
  });
});
