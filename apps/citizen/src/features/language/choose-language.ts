import type { Language } from '@pulse/contract';
import { asLanguage } from './languages.ts';

export interface LanguageWishes {
  /** The choice made on this device. */
  cookie: string | undefined;
  /** The choice kept with the account. */
  account?: string | undefined;
  acceptLanguage: string | null | undefined;
}

/** The device's choice, then the account's, then the first that the browser asks for, then English. */
export const chooseLanguage = (wishes: LanguageWishes): Language =>
  asLanguage(wishes.cookie) ??
  asLanguage(wishes.account) ??
  firstAccepted(wishes.acceptLanguage ?? '') ??
  'en';

const firstAccepted = (header: string): Language | undefined => {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((text) => text.trim().startsWith('q='));
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = asLanguage(tag.split('-')[0]);
    if (language) return language;
  }
  return undefined;
};
