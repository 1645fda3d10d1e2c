import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  poweredByHeader: false,
  transpilePackages: ['@pulse/contract', '@pulse/session', '@pulse/ui'],
  // Types are checked apart, with a compiler that has no programming interface for Next to call.
  typescript: { ignoreBuildErrors: true },
  // Titles and previews stand in the first bytes, for readers without scripts and for link previews.
  htmlLimitedBots: /.*/,
  experimental: {
    // A photo of at most 10 MB arrives in a form when there is no script to shrink it first.
    serverActions: { bodySizeLimit: '12mb' },
    proxyClientMaxBodySize: '12mb',
  },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
