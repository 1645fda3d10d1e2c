import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReportPage } from '../../features/report/report-page.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('title'),
});

export default async function Page(props: {
  searchParams: Promise<{ receipt?: string; sent?: string }>;
}) {
  const { receipt, sent } = await props.searchParams;
  return <ReportPage receipt={receipt} sent={sent} />;
}
