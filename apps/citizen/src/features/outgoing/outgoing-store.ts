import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ReportDraft } from '../report/report-draft.ts';
import type { OutgoingReport, SentReport } from './outgoing-report.ts';

/** The names and the version are also in public/sw-outgoing.js. */
const databaseName = 'pulse-reports';
const databaseVersion = 1;

interface ReportsDatabase extends DBSchema {
  drafts: { key: string; value: ReportDraft };
  outgoing: { key: string; value: OutgoingReport };
  sent: { key: string; value: SentReport };
}

let opening: Promise<IDBPDatabase<ReportsDatabase>> | undefined;

/** Reports of this device: one draft, those on their way, and receipts of those that arrived. */
const database = (): Promise<IDBPDatabase<ReportsDatabase>> => {
  opening ??= openDB<ReportsDatabase>(databaseName, databaseVersion, {
    upgrade: (db) => {
      db.createObjectStore('drafts');
      db.createObjectStore('outgoing', { keyPath: 'id' });
      db.createObjectStore('sent', { keyPath: 'id' });
    },
  });
  return opening;
};

const draftKey = 'report';
const channelName = 'pulse-outgoing';

export const readDraft = async (): Promise<ReportDraft | undefined> =>
  (await database()).get('drafts', draftKey);

export const writeDraft = async (draft: ReportDraft): Promise<void> => {
  await (await database()).put('drafts', draft, draftKey);
};

export const deleteDraft = async (): Promise<void> => {
  await (await database()).delete('drafts', draftKey);
};

export const listOutgoing = async (): Promise<OutgoingReport[]> => {
  const reports = await (await database()).getAll('outgoing');
  return reports.sort((a, b) => a.createdAtMs - b.createdAtMs);
};

export const writeOutgoing = async (report: OutgoingReport): Promise<void> => {
  await (await database()).put('outgoing', report);
  announceChange();
};

export const deleteOutgoing = async (id: string): Promise<void> => {
  await (await database()).delete('outgoing', id);
  announceChange();
};

/** The report leaves and its receipt stays, in one step: a crash between would send it again. */
export const markSent = async (receipt: SentReport): Promise<void> => {
  const step = (await database()).transaction(['outgoing', 'sent'], 'readwrite');
  await Promise.all([
    step.objectStore('outgoing').delete(receipt.id),
    step.objectStore('sent').put(receipt),
    step.done,
  ]);
  announceChange();
};

export const readReceipt = async (id: string): Promise<SentReport | undefined> =>
  (await database()).get('sent', id);

/** Forgets everything, when a person leaves this device or deletes the account. */
export const clearReports = async (): Promise<void> => {
  const step = (await database()).transaction(['drafts', 'outgoing', 'sent'], 'readwrite');
  await Promise.all([
    step.objectStore('drafts').clear(),
    step.objectStore('outgoing').clear(),
    step.objectStore('sent').clear(),
    step.done,
  ]);
  announceChange();
};

/** Calls back whenever the outgoing reports change, in this tab or elsewhere on the device. */
export const onOutgoingChange = (callback: () => void): (() => void) => {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = callback;
  window.addEventListener(channelName, callback);
  return () => {
    channel.close();
    window.removeEventListener(channelName, callback);
  };
};

/** A channel does not speak to its own tab, hence the event beside it. */
const announceChange = (): void => {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
  window.dispatchEvent(new Event(channelName));
};
