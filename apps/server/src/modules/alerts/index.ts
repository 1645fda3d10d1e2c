export { discardDraftOf } from './discard-draft-of.ts';
export { draftAlert } from './draft-alert.ts';
export { sweepAlertDrafts } from './sweep-alert-drafts.ts';
