import { PlanSettings, Settings } from '@pulse/contract';
import { expect, it } from 'vitest';
import { planFigures, thresholds } from './figure-fields.ts';
import { readFigures } from './read-figures.ts';

const allowed = {
  verificationThreshold: '3',
  photoVoteWeight: '2',
  similarRadiusMetres: '150',
  similarWindowHours: '72',
  undoWindowMinutes: '15',
};

it('reads figures within the bounds of the server', () => {
  const read = readFigures(thresholds, Settings, allowed);
  expect(read.figures).toMatchObject({ similarRadiusMetres: 150 });
});

it('names the figure that is out of bounds or missing, and sends nothing', () => {
  const typed = { ...allowed, photoVoteWeight: '', undoWindowMinutes: '0' };
  const read = readFigures(thresholds, Settings, typed);
  expect(read.figures).toBeUndefined();
  expect(read.errors).toEqual({
    photoVoteWeight: 'Type a number from 1 to 10 votes.',
    undoWindowMinutes: 'Type a number from 1 to 1440 min.',
  });
});

it('takes an empty budget for none, and says the bounds of one that is too large', () => {
  const budget = planFigures.filter(({ name }) => name === 'budget');
  expect(readFigures(budget, PlanSettings, { budget: ' ' }).figures).toEqual({ budget: null });
  expect(readFigures(budget, PlanSettings, { budget: '1e12' }).errors.budget).toBe(
    'Type a number from 0 to 1000000000 ₹.',
  );
});
