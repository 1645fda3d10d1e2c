import { fileURLToPath } from 'node:url';

/** `apps/server/`: this file's parent's parent, as source in `src/` and as a bundle in `dist/`. */
export const serverFolder: string = fileURLToPath(new URL('..', import.meta.url));
