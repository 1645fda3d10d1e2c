import { type Incident, routes } from '@pulse/contract';
import { getTranslations } from 'next-intl/server';
import { endRefusedSession } from '../../end-refused-session.ts';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { CityAway } from '../shell/city-away.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { MineList } from './mine-list.tsx';
import { SignInInvitation } from './sign-in-invitation.tsx';
import { UnsentReports } from './unsent-reports.tsx';

export interface MinePageProps {
  cursor: string | undefined;
}

const pageSize = 30;

/** What I reported and what I voted on, newest change first; unsent ones on top. */
export async function MinePage({ cursor }: MinePageProps) {
  const [t, pack, token] = await Promise.all([
    getTranslations('mine'),
    loadCityPack(),
    session.currentToken(),
  ]);
  if (!pack) return <CityAway />;
  if (!token) {
    return (
      <PageFrame title={t('title')} intro={t('intro')}>
        <UnsentReports />
        <SignInInvitation />
      </PageFrame>
    );
  }
  const page = await loadMine(cursor);
  if (!page) return <CityAway />;
  return (
    <PageFrame title={t('title')} intro={t('intro')}>
      <UnsentReports />
      <MineList {...page} isFirstPage={cursor === undefined} />
    </PageFrame>
  );
}

interface MineEntries {
  entries: { incident: Incident; mine: boolean }[];
  nextCursor: string | null;
}

const loadMine = async (cursor: string | undefined): Promise<MineEntries | undefined> => {
  const call = session.serverClient();
  try {
    const { items, nextCursor } = await call(routes.listIncidents, {
      query: { mine: 'true', sort: 'updated', limit: String(pageSize), cursor },
    });
    const entries = items.map((incident) => ({ incident, mine: incident.mine ?? false }));
    return { entries, nextCursor };
  } catch (error) {
    return endRefusedSession(error, '/mine');
  }
};
