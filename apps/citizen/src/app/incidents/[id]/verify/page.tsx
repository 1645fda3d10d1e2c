import { VoteType } from '@pulse/contract';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VerifyPage } from '../../../../features/verify/verify-page.tsx';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ type?: string; problem?: string }>;
}

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> => ({
  title: (await getTranslations('verify'))(`title.${typeOf(await searchParams)}`),
});

export default async function Page({ params, searchParams }: Props) {
  const search = await searchParams;
  return <VerifyPage id={(await params).id} type={typeOf(search)} problem={search.problem} />;
}

const typeOf = ({ type }: { type?: string }): VoteType => VoteType.catch('confirm').parse(type);
