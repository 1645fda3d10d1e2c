import { type ThemeChoice, themeAttribute, themeCookie } from './theme.ts';

/** Switches this page at once and saves the choice, so that the server renders it next time. */
export function applyTheme(choice: ThemeChoice): void {
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and older Safari.
  document.cookie = themeCookie(choice);
}
