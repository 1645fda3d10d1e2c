import { themeAttribute, themeCookieName, themeFromCookie } from '@pulse/ui';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Pulse console', template: '%s · Pulse console' },
  description: 'City operations: approve, assign and resolve what citizens report.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFromCookie((await cookies()).get(themeCookieName)?.value);
  return (
    <html lang="en" data-theme={themeAttribute(theme)}>
      <body className="bg-canvas text-ink antialiased">{children}</body>
    </html>
  );
}
