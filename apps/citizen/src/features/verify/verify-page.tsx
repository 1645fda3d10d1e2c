import type { VoteType } from '@pulse/contract';
import { ErrorState } from '@pulse/ui';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { loadIncident } from '../incident/incident-page.tsx';
import { CityAway } from '../shell/city-away.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { problemWords } from '../shell/problem-words.ts';
import { VerifyPageForm } from './verify-page-form.tsx';

export interface VerifyPageProps {
  id: string;
  type: VoteType;
  problem: string | undefined;
}

/** The dialog's form as a page, for readers without script. */
export async function VerifyPage({ id, type, problem }: VerifyPageProps) {
  const [incident, t] = await Promise.all([loadIncident(id), getTranslations('verify')]);
  if (!incident) return <CityAway />;
  return (
    <PageFrame title={t(`title.${type}`)} intro={t(`what.${type}`)}>
      <p className="rounded-card border border-line bg-surface p-4">{incident.description}</p>
      {problem ? <ErrorState {...(await problemWords(problem))} /> : null}
      <VerifyPageForm incidentId={id} type={type} />
      <Link
        href={`/incidents/${id}`}
        className="inline-flex min-h-tap items-center gap-2 font-medium text-brand-ink"
      >
        <ArrowLeft aria-hidden size={18} />
        {t('back')}
      </Link>
    </PageFrame>
  );
}
