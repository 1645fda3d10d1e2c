import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MePage } from '../../features/account/me-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('me'))('title'),
});

export default async function Page(props: { searchParams: Promise<{ problem?: string }> }) {
  return <MePage problem={(await props.searchParams).problem} />;
}
