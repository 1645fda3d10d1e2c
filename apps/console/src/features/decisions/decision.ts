import { type Call, type Incident, routes } from '@pulse/contract';
import type { RejectReason } from '../words/labels.ts';

/** What an officer may decide about one incident. */
export type Decision =
  | { action: 'approve'; category?: string }
  | { action: 'reject'; reason: RejectReason; note?: string }
  | { action: 'merge'; into: string; intoRef: string }
  | { action: 'assign'; assigneeId: string | null; assigneeName: string | null }
  | { action: 'resolve'; note?: string; photoIds?: string[] }
  | { action: 'reopen'; note?: string }
  | { action: 'undo' }
  | { action: 'edit'; category?: string; severity?: number; description?: string };

/** Sends a decision, on the condition that nobody changed the incident since `version`. */
export const sendDecision = (
  call: Call,
  { id, version }: Pick<Incident, 'id' | 'version'>,
  decision: Decision,
): Promise<Incident> => {
  const params = { id };
  switch (decision.action) {
    case 'approve':
      return call(routes.approveIncident, {
        params,
        body: { version, category: decision.category },
      });
    case 'reject': {
      const { reason, note } = decision;
      return call(routes.rejectIncident, { params, body: { version, reason, note } });
    }
    case 'merge':
      return call(routes.mergeIncident, { params, body: { version, into: decision.into } });
    case 'assign': {
      const { assigneeId } = decision;
      return call(routes.assignIncident, { params, body: { version, assigneeId } });
    }
    case 'resolve': {
      const { note, photoIds } = decision;
      return call(routes.resolveIncident, { params, body: { version, note, photoIds } });
    }
    case 'reopen':
      return call(routes.reopenIncident, { params, body: { version, note: decision.note } });
    case 'undo':
      return call(routes.undoIncident, { params, body: { version } });
    case 'edit': {
      const { category, severity, description } = decision;
      return call(routes.updateIncident, {
        params,
        body: { version, category, severity, description },
      });
    }
  }
};

/** How the incident will look if the server agrees; shown at once. */
export const foresee = (incident: Incident, decision: Decision): Incident => {
  switch (decision.action) {
    case 'approve':
      return {
        ...incident,
        status: 'active',
        category: decision.category ?? incident.category,
      };
    case 'reject':
      return { ...incident, status: 'rejected' };
    case 'merge':
      return { ...incident, status: 'duplicate', duplicateOf: decision.into };
    case 'resolve':
      return { ...incident, status: 'resolved' };
    case 'assign': {
      const { assigneeId, assigneeName } = decision;
      const assignee = assigneeId ? { id: assigneeId, name: assigneeName ?? '' } : null;
      return incident.staff ? { ...incident, staff: { ...incident.staff, assignee } } : incident;
    }
    case 'edit':
      return {
        ...incident,
        category: decision.category ?? incident.category,
        severity: decision.severity ?? incident.severity,
        description: decision.description ?? incident.description,
      };
    // Where these lead depends on the history, which only the server knows.
    case 'reopen':
    case 'undo':
      return incident;
  }
};

/** What was done, for a message. */
export const doneText = (decision: Decision, ref: string): string => {
  switch (decision.action) {
    case 'approve':
      return `${ref} approved: everybody can see it now`;
    case 'reject':
      return `${ref} rejected`;
    case 'merge':
      return `${ref} merged into ${decision.intoRef}`;
    case 'assign':
      return decision.assigneeId
        ? `${ref} assigned to ${decision.assigneeName}`
        : `${ref} is assigned to nobody`;
    case 'resolve':
      return `${ref} resolved`;
    case 'reopen':
      return `${ref} opened again`;
    case 'undo':
      return `Last decision on ${ref} taken back`;
    case 'edit':
      return `${ref} corrected`;
  }
};

const pastWords: Record<Decision['action'], string> = {
  approve: 'approved',
  reject: 'rejected',
  merge: 'merged',
  assign: 'assigned',
  resolve: 'resolved',
  reopen: 'opened again',
  undo: 'taken back',
  edit: 'corrected',
};

/** "12 approved" */
export const doneManyText = (decision: Decision, count: number): string =>
  `${count} ${pastWords[decision.action]}`;

/** Whether `undo` can take it back. */
export const canUndo = (decision: Decision): boolean =>
  ['approve', 'reject', 'merge', 'resolve', 'assign'].includes(decision.action);
