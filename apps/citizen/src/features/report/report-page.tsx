import { randomUUID } from 'node:crypto';
import { routes } from '@pulse/contract';
import { getTranslations } from 'next-intl/server';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { CityAway } from '../shell/city-away.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { ReportScreen } from './report-screen.tsx';
import { SentReceipt } from './sent-receipt.tsx';

export interface ReportPageProps {
  /** A report that was sent without script: its incident. */
  receipt: string | undefined;
  /** A report of this device, by its key. */
  sent: string | undefined;
}

export async function ReportPage({ receipt, sent: key }: ReportPageProps) {
  const [pack, t, token] = await Promise.all([
    loadCityPack(),
    getTranslations('report'),
    session.currentToken(),
  ]);
  if (!pack) return <CityAway />;
  const sent = receipt ? await loadSent(receipt) : undefined;
  if (sent) {
    return (
      <PageFrame title={t('receipt.title')}>
        <SentReceipt incidentId={sent.id} number={sent.ref} />
      </PageFrame>
    );
  }
  return (
    <ReportScreen
      sent={key}
      signedIn={token !== undefined}
      formKey={randomUUID()}
      mapStyleUrl={process.env.MAP_STYLE_URL}
    />
  );
}

const loadSent = async (id: string) => {
  try {
    return await session.serverClient()(routes.getIncident, { params: { id } });
  } catch {
    return undefined;
  }
};
