import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MinePage } from '../../features/mine/mine-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('mine'))('title'),
});

export default async function Page(props: { searchParams: Promise<{ cursor?: string }> }) {
  return <MinePage cursor={(await props.searchParams).cursor} />;
}
