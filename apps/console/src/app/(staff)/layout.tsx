import { themeCookieName, themeFromCookie } from '@pulse/ui';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { CityProvider } from '../../features/city/city-context.tsx';
import { loadCity } from '../../features/city/load-city.ts';
import { LiveProvider } from '../../features/live-connection/live-provider.tsx';
import { QueryProvider } from '../../features/queries/query-provider.tsx';
import { Shell } from '../../features/shell/shell.tsx';
import { loadViewer } from '../../features/viewer/load-viewer.ts';
import { ViewerProvider } from '../../features/viewer/viewer-context.tsx';
import { session } from '../../session.ts';

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const [viewer, city, socketUrl, jar] = await Promise.all([
    loadViewer(),
    loadCity(),
    session.socketUrl(),
    cookies(),
  ]);
  return (
    <ViewerProvider viewer={viewer}>
      <CityProvider
        data={city}
        language={viewer.language}
        renderedAtMs={Date.now()}
        mapStyleUrl={process.env.MAP_STYLE_URL || undefined}
      >
        <QueryProvider>
          <LiveProvider socketUrl={socketUrl}>
            <Shell theme={themeFromCookie(jar.get(themeCookieName)?.value)}>{children}</Shell>
          </LiveProvider>
        </QueryProvider>
      </CityProvider>
    </ViewerProvider>
  );
}
