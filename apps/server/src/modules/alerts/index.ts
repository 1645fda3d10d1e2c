export { discardDraftOf } from './discard-draft-of.ts';
export { draftAlert, type ProposedAlert } from './draft-alert.ts';
export { sweepAlertDrafts } from './sweep-alert-drafts.ts';
