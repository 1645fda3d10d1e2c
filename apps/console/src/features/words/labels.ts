import type {
  IncidentSource,
  IncidentStatus,
  Language,
  Role,
  TimelineEntry,
  VoteType,
} from '@pulse/contract';
import type { SeverityBand } from '@pulse/ui';

export const statusWords: Record<IncidentStatus, string> = {
  reported: 'Waiting',
  active: 'Active',
  resolved: 'Resolved',
  rejected: 'Rejected',
  duplicate: 'Duplicate',
};

export const severityWords: Record<SeverityBand, string> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  critical: 'Critical',
};

export const roleWords: Record<Role, string> = {
  citizen: 'Citizen',
  officer: 'Field officer',
  admin: 'Administrator',
  planner: 'Hospital planner',
  analyst: 'Analyst',
  auditor: 'Auditor',
};

export const voteWords: Record<VoteType, string> = {
  confirm: 'Confirms it',
  dispute: 'Disputes it',
  resolved: 'Says it is mended',
};

export const sourceWords: Record<IncidentSource, string> = {
  citizen: 'Reported by a citizen',
  staff: 'Reported by staff',
  import: 'Imported from the city’s records',
  demo: 'Real complaint, shown for the demo',
};

export const timelineWords: Record<TimelineEntry['kind'], string> = {
  reported: 'Reported',
  edited: 'Corrected',
  verified: 'Verified by neighbours',
  approved: 'Approved and made public',
  assigned: 'Assigned',
  resolved: 'Resolved',
  rejected: 'Rejected',
  merged: 'Merged into another report',
  reopened: 'Opened again',
  undone: 'Decision taken back',
};

export const languageWords: Record<Language, string> = {
  en: 'English',
  kn: 'ಕನ್ನಡ (Kannada)',
  hi: 'हिन्दी (Hindi)',
};

export const rejectReasons = [
  'not_civic',
  'insufficient',
  'abusive',
  'outside_responsibility',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export const rejectReasonWords: Record<RejectReason, string> = {
  not_civic: 'Not something the city mends',
  insufficient: 'Too little to act on',
  abusive: 'Abusive or spam',
  outside_responsibility: 'Somebody else is responsible',
  other: 'Another reason',
};

/** Words for a reason as the API stores it; what it does not know is shown as it is. */
export const rejectReasonText = (reason: string): string => {
  const known = rejectReasons.find((candidate) => candidate === reason);
  return known ? rejectReasonWords[known] : reason;
};
