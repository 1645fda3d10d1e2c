import { routes } from '@pulse/contract';
import { browserClient, socketToken } from '@pulse/session/client';
import { uploadPhoto } from '../photos/upload-photo.ts';
import { newKey } from './new-key.ts';
import { listOutgoing, markSent, writeOutgoing } from './outgoing-store.ts';
import { type SendOutcome, type SendPorts, sendReport } from './send-report.ts';

export interface SendAllOptions {
  onProgress: (reportId: string, share: number) => void;
}

export interface SendAllResult {
  outcomes: SendOutcome[];
  /** When to try again; undefined when nothing waits. */
  retryAfterMs: number | undefined;
}

/** Sends all that waits. One tab or worker at a time: the lock is the whole device's. */
export const sendAll = async (options: SendAllOptions): Promise<SendAllResult> => {
  // Locks are missing on plain HTTP addresses; the keys still keep reports from arriving twice.
  if (!navigator.locks) return sendEach(options);
  return navigator.locks.request('pulse-outgoing', { ifAvailable: true }, async (lock) =>
    lock ? sendEach(options) : { outcomes: [], retryAfterMs: lockedRetryMs },
  );
};

const lockedRetryMs = 5_000;

const sendEach = async (options: SendAllOptions): Promise<SendAllResult> => {
  const outcomes: SendOutcome[] = [];
  const due = (await listOutgoing()).filter(({ state }) => state !== 'refused');
  if (due.length === 0 || (await isSignedOut())) {
    for (const report of due) {
      if (report.state !== 'signIn') await writeOutgoing({ ...report, state: 'signIn' });
    }
    return { outcomes, retryAfterMs: undefined };
  }
  for (const report of due) {
    const outcome = await sendReport(report, ports(report.id, options));
    if (outcome.kind === 'sent') {
      const { id: incidentId, ref } = outcome.incident;
      await markSent({ id: report.id, incidentId, ref, sentAtMs: Date.now() });
    }
    outcomes.push(outcome);
  }
  return { outcomes, retryAfterMs: nextRetryMs(outcomes) };
};

/** Asked before photos travel for nothing. No answer is no news: the sending itself will find out. */
const isSignedOut = (): Promise<boolean> =>
  socketToken().then(
    (token) => token === undefined,
    () => false,
  );

const ports = (reportId: string, options: SendAllOptions): SendPorts => ({
  upload: (photo, idempotencyKey, onProgress) => uploadPhoto(photo, { idempotencyKey, onProgress }),
  create: ({ id, category, description, place, photos }) =>
    browserClient(routes.createIncident, {
      idempotencyKey: id,
      body: {
        category,
        description,
        lat: place.lat,
        lng: place.lng,
        photoIds: photos.flatMap(({ uploadedId }) => uploadedId ?? []),
      },
    }),
  save: writeOutgoing,
  newKey,
  onProgress: (share) => options.onProgress(reportId, share),
});

const nextRetryMs = (outcomes: readonly SendOutcome[]): number | undefined => {
  const delays = outcomes.flatMap((one) => (one.kind === 'later' ? one.retryAfterMs : []));
  return delays.length > 0 ? Math.min(...delays) : undefined;
};
