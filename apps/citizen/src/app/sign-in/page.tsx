import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignInPage } from '../../features/sign-in/sign-in-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('signIn'))('title'),
});

export default async function Page(props: { searchParams: Promise<{ next?: string }> }) {
  return <SignInPage next={(await props.searchParams).next} />;
}
