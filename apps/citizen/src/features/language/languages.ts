import type { Language } from '@pulse/contract';

export const languages: readonly Language[] = ['en', 'kn', 'hi'];
export const languageCookieName = 'pulse_language';
export const languageCookieSeconds = 365 * 24 * 60 * 60;

/** Each language called by its own name, for people who cannot read the others. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  kn: 'ಕನ್ನಡ',
  hi: 'हिन्दी',
};

/** Dates and numbers as they are written in India. */
export const intlLocales: Record<Language, string> = { en: 'en-IN', kn: 'kn-IN', hi: 'hi-IN' };

export const asLanguage = (text: string | null | undefined): Language | undefined =>
  languages.find((language) => language === text);
