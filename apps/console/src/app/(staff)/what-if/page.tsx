import type { Metadata } from 'next';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { WhatIfScreen } from '../../../features/what-if/what-if-screen.tsx';

export const metadata: Metadata = { title: 'What if' };

export default async function WhatIfPage() {
  const viewer = await loadViewer();
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="What-if" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  return <WhatIfScreen />;
}
