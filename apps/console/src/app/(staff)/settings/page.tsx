import type { Metadata } from 'next';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { settingsQuery } from '../../../features/settings/settings-query.ts';
import { SettingsScreen } from '../../../features/settings/settings-screen.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Settings' };

export default function SettingsPage() {
  return (
    <Prefetched load={(client) => client.prefetchQuery(settingsQuery(session.serverClient()))}>
      <SettingsScreen />
    </Prefetched>
  );
}
