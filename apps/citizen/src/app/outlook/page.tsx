import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { wardCookieName } from '../../features/near-me/remembered-ward.ts';
import { OutlookPage } from '../../features/outlook/outlook-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('outlook'))('title'),
});

export default async function Page(props: { searchParams: Promise<{ ward?: string | string[] }> }) {
  const [{ ward }, jar] = await Promise.all([props.searchParams, cookies()]);
  const asked = typeof ward === 'string' ? ward : undefined;
  return <OutlookPage ward={asked ?? jar.get(wardCookieName)?.value} />;
}
