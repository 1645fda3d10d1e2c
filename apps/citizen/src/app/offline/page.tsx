import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfflinePage } from '../../features/shell/offline-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('offline'))('title'),
  robots: { index: false },
});

export default function Page() {
  return <OfflinePage />;
}
