import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeletePage } from '../../../features/account/delete-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('me.delete'))('title'),
});

export default function Page() {
  return <DeletePage />;
}
