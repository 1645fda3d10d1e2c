import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  transpilePackages: ['@pulse/contract', '@pulse/session', '@pulse/ui'],
  // What next-intl's plugin would do; the plugin also brings a file watcher that nothing here needs.
  turbopack: { resolveAlias: { 'next-intl/config': './src/i18n/request.ts' } },
  // Types are checked apart, with a compiler that has no programming interface for Next to call.
  typescript: { ignoreBuildErrors: true },
  // Titles and previews stand in the first bytes, for readers without scripts and for link previews.
  htmlLimitedBots: /.*/,
  experimental: {
    optimizePackageImports: ['@pulse/ui', '@pulse/contract'],
    // A photo of at most 10 MB arrives in a form when there is no script to shrink it first.
    serverActions: { bodySizeLimit: '12mb' },
    proxyClientMaxBodySize: '12mb',
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        {
          key: 'Permissions-Policy',
          value: 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
        },
      ],
    },
    {
      // Next compresses only what has its type set here: a route handler's own arrives as a list,
      // which the compressor does not read. The whole API but the photos speaks JSON.
      source: '/api/:path((?!photos/).*)',
      headers: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
    },
    {
      // A worker that is kept too long keeps old pages too.
      source: '/:worker(sw.js|sw-outgoing.js)',
      headers: [{ key: 'Cache-Control', value: 'no-cache' }],
    },
  ],
};

export default config;
