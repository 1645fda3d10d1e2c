import { describe, expect, it } from 'vitest';
import { draftGaps, emptyDraft, isEmptyDraft } from './report-draft.ts';

const place = { lat: 12.97, lng: 77.59, from: 'gps' as const, wardId: 'w', wardName: 'W' };

describe('draftGaps', () => {
  it('names what is missing in the order of the screen', () => {
    expect(draftGaps(emptyDraft('k'))).toEqual(['description', 'category', 'place']);
  });

  it('does not take blanks for words', () => {
    const draft = { ...emptyDraft('k'), description: '  a \n', category: 'waste', place };
    expect(draftGaps(draft)).toEqual(['description']);
  });

  it('needs no photo', () => {
    const draft = { ...emptyDraft('k'), description: 'Pipe burst', category: 'water', place };
    expect(draftGaps(draft)).toEqual([]);
  });
});

describe('isEmptyDraft', () => {
  it('keeps a draft that has only a photo or only a place', () => {
    const photos = [{ key: 'p', blob: new Blob(['x']) }];
    expect(isEmptyDraft({ ...emptyDraft('k'), photos })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft('k'), place })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft('k'), category: 'waste' })).toBe(true);
  });
});
