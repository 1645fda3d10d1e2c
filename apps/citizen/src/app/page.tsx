import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '../features/near-me/filters.ts';
import { NearMePage } from '../features/near-me/near-me-page.tsx';
import { wardCookieName } from '../features/near-me/remembered-ward.ts';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('near'))('title'),
});

export default async function Page(props: { searchParams: Promise<SearchParams> }) {
  const [params, jar] = await Promise.all([props.searchParams, cookies()]);
  return <NearMePage params={params} ward={jar.get(wardCookieName)?.value} />;
}
