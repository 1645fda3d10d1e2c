import { ToastProvider, themeAttribute, themeCookieName, themeFromCookie } from '@pulse/ui';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadMe } from '../features/account/load-me.ts';
import { ReaderProvider } from '../features/account/reader-provider.tsx';
import { CityProvider } from '../features/city/city-provider.tsx';
import { loadCityPack } from '../features/city/load-city-pack.ts';
import { LiveProvider } from '../features/live/live-provider.tsx';
import { OutgoingProvider } from '../features/outgoing/outgoing-provider.tsx';
import { BottomBar } from '../features/shell/bottom-bar.tsx';
import { LineStatus } from '../features/shell/line-status.tsx';
import { pageOrigin } from '../features/shell/page-origin.ts';
import { QueryProvider } from '../features/shell/query-provider.tsx';
import { RegisterWorker } from '../features/shell/register-worker.tsx';
import { session } from '../session.ts';
import './globals.css';

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('app');
  return {
    metadataBase: pageOrigin(await headers()),
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    icons: { icon: '/icons/icon.svg', apple: '/icons/apple-touch-icon.png' },
    appleWebApp: { capable: true, title: t('name'), statusBarStyle: 'default' },
    openGraph: { siteName: t('name'), images: ['/icons/share.png'] },
  };
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131e25' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, pack, socketUrl, token, me, jar] = await Promise.all([
    getLocale(),
    getTranslations('app'),
    loadCityPack(),
    session.socketUrl(),
    session.currentToken(),
    loadMe(),
    cookies(),
  ]);
  const theme = themeAttribute(themeFromCookie(jar.get(themeCookieName)?.value));
  const reader = me?.id ?? 'visitor';
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <NextIntlClientProvider>
          <QueryProvider>
            <CityProvider pack={pack}>
              <ReaderProvider signedIn={token !== undefined}>
                <LiveProvider key={reader} socketUrl={socketUrl}>
                  <OutgoingProvider reader={token ? reader : 'visitor'}>
                    <ToastProvider closeLabel={t('close')} regionLabel={t('notices')}>
                      <a
                        href="#main"
                        className="sr-only rounded-field bg-raised p-3 text-ink shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60"
                      >
                        {t('skip')}
                      </a>
                      <div className="min-h-dvh lg:grid lg:grid-cols-[auto_1fr]">
                        <BottomBar />
                        <main id="main" tabIndex={-1} className="min-w-0 outline-none">
                          {children}
                        </main>
                      </div>
                      <LineStatus />
                      <RegisterWorker
                        reader={`${reader} ${locale}`}
                        enabled={process.env.NODE_ENV === 'production'}
                      />
                    </ToastProvider>
                  </OutgoingProvider>
                </LiveProvider>
              </ReaderProvider>
            </CityProvider>
          </QueryProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
