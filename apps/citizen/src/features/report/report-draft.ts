import type { ReportPhoto, ReportPlace } from '../outgoing/outgoing-report.ts';

/** A report that is being written; it outlives a reload. */
export interface ReportDraft {
  /** Becomes the report's idempotency key, so that a draft sent twice is one report. */
  id: string;
  description: string;
  category: string;
  /** A category that the person picked is not replaced by a suggestion. */
  categoryPicked: boolean;
  place: ReportPlace | undefined;
  photos: ReportPhoto[];
}

export const emptyDraft = (id: string): ReportDraft => ({
  id,
  description: '',
  category: '',
  categoryPicked: false,
  place: undefined,
  photos: [],
});

export const isEmptyDraft = (draft: ReportDraft): boolean =>
  draft.description.trim() === '' && draft.photos.length === 0 && !draft.place;

export const mostPhotos = 5;
export const shortestDescription = 3;
export const longestDescription = 2000;

export type DraftGap = 'description' | 'category' | 'place';

/** What is still missing before it can be sent, in the order of the screen. */
export const draftGaps = (draft: ReportDraft): DraftGap[] => {
  const gaps: DraftGap[] = [];
  if (draft.description.trim().length < shortestDescription) gaps.push('description');
  if (draft.category === '') gaps.push('category');
  if (!draft.place) gaps.push('place');
  return gaps;
};
