export { browserClient } from './browser/browser-client.ts';
export { socketToken } from './browser/socket-token.ts';
