import type { IncidentStatus } from '@pulse/contract';

export type Decision = 'approve' | 'resolve' | 'reject' | 'merge' | 'reopen' | 'assign' | 'edit';

type Step = IncidentStatus | 'same' | 'as-before-closing';

/** What each decision makes of each status. What is not named here cannot be done. */
const table: Readonly<Record<Decision, Partial<Record<IncidentStatus, Step>>>> = {
  approve: { reported: 'active' },
  resolve: { active: 'resolved' },
  reject: { reported: 'rejected', active: 'rejected' },
  merge: { reported: 'duplicate', active: 'duplicate' },
  reopen: {
    resolved: 'as-before-closing',
    rejected: 'as-before-closing',
    duplicate: 'as-before-closing',
  },
  assign: { reported: 'same', active: 'same' },
  edit: {
    reported: 'same',
    active: 'same',
    resolved: 'same',
    rejected: 'same',
    duplicate: 'same',
  },
};

/**
 * The status that a decision leads to; undefined when it is not possible.
 *
 * @param wasApproved whether the incident was ever made public: reopening then makes it so again
 */
export const nextStatus = (
  from: IncidentStatus,
  decision: Decision,
  wasApproved: boolean,
): IncidentStatus | undefined => {
  const step = table[decision][from];
  if (step === 'same') return from;
  if (step === 'as-before-closing') return wasApproved ? 'active' : 'reported';
  return step;
};
