export { answerPage } from './answer-page.ts';
export { createSession, type NavigationSession, type Session } from './create-session.ts';
export type { SessionSettings } from './settings.ts';
