export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const themeCookieName = 'pulse-theme';
const oneYearSeconds = 365 * 24 * 60 * 60;

/** What a person chose, from the raw cookie value; anything unknown follows the system. */
export function themeFromCookie(value: string | undefined): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Value for `data-theme` on <html>; absent means that the system decides. */
export function themeAttribute(choice: ThemeChoice): 'light' | 'dark' | undefined {
  return choice === 'system' ? undefined : choice;
}

export function themeCookie(choice: ThemeChoice): string {
  const maxAgeSeconds = choice === 'system' ? 0 : oneYearSeconds;
  return `${themeCookieName}=${choice}; Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax`;
}
