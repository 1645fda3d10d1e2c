import { EmptyState } from '@pulse/ui';
import CloudSun from 'lucide-react/icons/cloud-sun';
import { getTranslations } from 'next-intl/server';
import { loadCityPack } from '../city/load-city-pack.ts';
import { CityAway } from '../shell/city-away.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { loadOutlook, loadWorst } from './load-outlook.ts';
import { OutlookCard } from './outlook-card.tsx';
import { OutlookWard } from './outlook-ward.tsx';
import { WorstWards } from './worst-wards.tsx';

/** Air, flooding and traffic of one ward: what to expect, how sure that is, how well it did lately. */
export async function OutlookPage({ ward }: { ward: string | undefined }) {
  const [pack, t] = await Promise.all([loadCityPack(), getTranslations('outlook')]);
  if (!pack) return <CityAway />;
  const known = pack.wards.find(({ id }) => id === ward);
  if (!known) {
    const worst = await loadWorst(pack.id);
    return (
      <PageFrame title={t('title')} intro={t('chooseIntro')}>
        <OutlookWard ward={undefined} />
        <WorstWards predictions={worst} />
      </PageFrame>
    );
  }
  const details = await loadOutlook(known.id);
  if (!details) return <CityAway />;
  return (
    <PageFrame title={t('titleOf', { ward: known.name })}>
      <OutlookWard ward={known.id} />
      {details.length === 0 ? (
        <EmptyState
          icon={<CloudSun aria-hidden size={26} />}
          title={t('none.title')}
          description={t('none.what')}
        />
      ) : (
        <div data-kept className="grid gap-5">
          {details.map((detail) => (
            <OutlookCard key={detail.kind} detail={detail} timeZone={pack.timeZone} />
          ))}
        </div>
      )}
    </PageFrame>
  );
}
