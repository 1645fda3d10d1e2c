import { describe, expect, it } from 'vitest';
import { rankCommands } from './rank-commands.ts';

const commands = [
  { label: 'Incidents' },
  { label: 'Queue', keywords: 'approve reported' },
  { label: 'Audit' },
  { label: 'Go to queue of Yelahanka' },
];
const found = (typed: string) => rankCommands(commands, typed).map((command) => command.label);

describe('rankCommands', () => {
  it('keeps everything, in the given order, when nothing is typed', () => {
    expect(found(' ')).toEqual(commands.map((command) => command.label));
  });

  it('puts names that begin with the text before names that contain it', () => {
    expect(found('queue')).toEqual(['Queue', 'Go to queue of Yelahanka']);
  });

  it('finds keywords, and needs every word', () => {
    expect(found('approve')).toEqual(['Queue']);
    expect(found('queue yelahanka')).toEqual(['Go to queue of Yelahanka']);
    expect(found('queue mumbai')).toEqual([]);
  });
});
