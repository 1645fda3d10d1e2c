import { type Call, createClient } from '@pulse/contract';

/** The client of the browser: its own origin, where the cookie speaks for the person. */
export const browserClient: Call = createClient({ baseUrl: '' });
