import { getTranslations } from 'next-intl/server';

/** What went wrong and what to do next, for a code that came back in an address. */
export const problemWords = async (code: string): Promise<{ title: string; nextStep: string }> => {
  const t = await getTranslations('errors');
  const known = t.has(`${code}.title`) ? code : 'other';
  return { title: t(`${known}.title`), nextStep: t(`${known}.nextStep`) };
};
