import { ApiError, type IncidentDetail, routes } from '@pulse/contract';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { endRefusedSession } from '../../end-refused-session.ts';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { localName } from '../language/local-name.ts';
import { CityAway } from '../shell/city-away.tsx';
import { IncidentScreen } from './incident-screen.tsx';

/** Undefined while the city does not answer; what may not be seen is not found. */
export const loadIncident = cache(async (id: string): Promise<IncidentDetail | undefined> => {
  try {
    return await session.serverClient()(routes.getIncident, { params: { id } });
  } catch (error) {
    if (error instanceof ApiError && [400, 404].includes(error.problem.status)) notFound();
    return endRefusedSession(error, `/incidents/${id}`);
  }
});

export async function IncidentPage({ id }: { id: string }) {
  const [incident, pack, t] = await Promise.all([
    loadIncident(id),
    loadCityPack(),
    getTranslations('incident'),
  ]);
  if (!incident || !pack) return <CityAway />;
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-4 px-4 pt-3 pb-[calc(var(--bar)+2.5rem)]">
      <Link
        href="/"
        className="inline-flex min-h-tap items-center gap-2 justify-self-start font-medium text-brand-ink no-underline"
      >
        <ArrowLeft aria-hidden size={18} />
        {t('back')}
      </Link>
      <h1 className="sr-only">{await titleOf(incident)}</h1>
      <IncidentScreen initial={incident} />
    </div>
  );
}

/** A link that is sent around shows what, where and a picture. */
export const incidentMetadata = async (id: string): Promise<Metadata> => {
  const incident = await loadIncident(id);
  if (!incident) return {};
  const title = await titleOf(incident);
  const description = incident.description.slice(0, 200);
  const [photo] = incident.photos;
  return {
    title,
    description,
    openGraph: {
      type: 'article',
      title,
      description,
      url: `/incidents/${id}`,
      publishedTime: incident.createdAt,
      images: photo
        ? [{ url: photo.urls.large, alt: title }]
        : [{ url: '/icons/share.png', width: 1200, height: 630, alt: title }],
    },
    twitter: { card: 'summary_large_image' },
    robots: incident.status === 'reported' ? { index: false } : undefined,
  };
};

const titleOf = async (incident: IncidentDetail): Promise<string> => {
  const [pack, language] = await Promise.all([loadCityPack(), getLocale()]);
  const category = pack?.categories.find(({ id }) => id === incident.category);
  const name = category ? localName(category.name, language) : incident.category;
  return [name, incident.area?.name, incident.ref].filter(Boolean).join(' · ');
};
