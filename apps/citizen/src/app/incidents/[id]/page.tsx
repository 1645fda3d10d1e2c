import type { Metadata } from 'next';
import { IncidentPage, incidentMetadata } from '../../../features/incident/incident-page.tsx';

interface Props {
  params: Promise<{ id: string }>;
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> =>
  incidentMetadata((await params).id);

export default async function Page({ params }: Props) {
  return <IncidentPage id={(await params).id} />;
}
