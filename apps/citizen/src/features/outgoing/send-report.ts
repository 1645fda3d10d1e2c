import { ApiError, type Incident, type Photo, UnreachableError } from '@pulse/contract';
import type { OutgoingReport } from './outgoing-report.ts';

export interface SendPorts {
  upload: (photo: Blob, key: string, onProgress: (share: number) => void) => Promise<Photo>;
  create: (report: OutgoingReport) => Promise<Incident>;
  /** Keeps what has been reached, so that a retry goes on from there. */
  save: (report: OutgoingReport) => Promise<void>;
  newKey: () => string;
  /** Share of the photos' bytes that left, 0-1. */
  onProgress?: (share: number) => void;
}

export type SendOutcome =
  | { kind: 'sent'; incident: Incident }
  /** No line, or the city is busy: try again later. */
  | { kind: 'later'; report: OutgoingReport; retryAfterMs: number }
  | { kind: 'signIn'; report: OutgoingReport }
  | { kind: 'refused'; report: OutgoingReport };

const firstRetryMs = 5_000;
const longestRetryMs = 5 * 60_000;

/** Sends one report and its photos, each under its own key: whatever fails, nothing arrives twice. */
export const sendReport = async (
  report: OutgoingReport,
  ports: SendPorts,
): Promise<SendOutcome> => {
  let current: OutgoingReport = { ...report, state: 'sending', tries: report.tries + 1 };
  const reached = async (change: Partial<OutgoingReport>): Promise<void> => {
    current = { ...current, ...change };
    await ports.save(current);
  };
  try {
    await reached({});
    const count = report.photos.length;
    for (const [index, photo] of report.photos.entries()) {
      if (photo.uploadedId) continue;
      const { id } = await ports.upload(photo.blob, photo.key, (share) =>
        ports.onProgress?.((index + share) / count),
      );
      await reached({ photos: current.photos.with(index, { ...photo, uploadedId: id }) });
    }
    return { kind: 'sent', incident: await ports.create(current) };
  } catch (error) {
    return outcomeOf(error, current, ports);
  }
};

const outcomeOf = async (
  error: unknown,
  report: OutgoingReport,
  ports: SendPorts,
): Promise<SendOutcome> => {
  const keep = async (change: Partial<OutgoingReport>): Promise<OutgoingReport> => {
    const kept = { ...report, ...change };
    await ports.save(kept);
    return kept;
  };
  if (!(error instanceof ApiError)) {
    if (!(error instanceof UnreachableError)) console.error(error);
    return later(await keep({ state: 'waiting' }));
  }
  const { status, code, detail, retryAfterSeconds } = error.problem;
  if (status === 401) return { kind: 'signIn', report: await keep({ state: 'signIn' }) };
  if (code === 'unknown_photo' && report.photos.some(({ uploadedId }) => uploadedId)) {
    // Photos that wait unattached for a day are thrown away; they go up again under new keys.
    const photos = report.photos.map(({ blob }) => ({ blob, key: ports.newKey() }));
    return later(await keep({ state: 'waiting', photos }));
  }
  if (status >= 500 || status === 429 || status === 408) {
    return later(await keep({ state: 'waiting' }), retryAfterSeconds);
  }
  return {
    kind: 'refused',
    report: await keep({ state: 'refused', refusal: { code, detail } }),
  };
};

const later = (report: OutgoingReport, retryAfterSeconds?: number): SendOutcome => ({
  kind: 'later',
  report,
  retryAfterMs: retryAfterSeconds
    ? retryAfterSeconds * 1000
    : Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, report.tries - 1)),
});
