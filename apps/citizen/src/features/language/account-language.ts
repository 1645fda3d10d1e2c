import type { Language } from '@pulse/contract';
import { loadMe } from '../account/load-me.ts';

/** The language kept with the account, when somebody is signed in. */
export const accountLanguage = async (): Promise<Language | undefined> =>
  (await loadMe())?.language;
