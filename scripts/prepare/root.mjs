import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's own folder, whatever directory the command was called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
