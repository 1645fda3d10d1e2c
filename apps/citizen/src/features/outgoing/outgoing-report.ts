import type { ErrorCode } from '@pulse/contract';

/** Where a report is meant; the words are for the person, the numbers for the city. */
export interface ReportPlace {
  lat: number;
  lng: number;
  from: 'gps' | 'pin' | 'ward';
  wardId: string | null;
  wardName: string | null;
}

export interface ReportPhoto {
  /** Idempotency key of its upload. */
  key: string;
  blob: Blob;
  /** Known once it has arrived. */
  uploadedId?: string;
}

/**
 * `waiting` for a line, `sending`, `signIn` needed first, or `refused` by the city for a reason that
 * sending again does not mend.
 */
export type OutgoingState = 'waiting' | 'sending' | 'signIn' | 'refused';

/** A finished report on its way. Kept until the city has acknowledged it. */
export interface OutgoingReport {
  /** Also the idempotency key: sent twice, it is still one report. */
  id: string;
  category: string;
  description: string;
  place: ReportPlace;
  photos: ReportPhoto[];
  createdAtMs: number;
  state: OutgoingState;
  tries: number;
  refusal?: { code: ErrorCode; detail: string };
}

/** An acknowledged report, kept a while so that its receipt can be shown. */
export interface SentReport {
  id: string;
  incidentId: string;
  ref: string;
  sentAtMs: number;
}
