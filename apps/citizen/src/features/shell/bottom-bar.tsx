'use client';

import clsx from 'clsx';
import CirclePlus from 'lucide-react/icons/circle-plus';
import CircleUserRound from 'lucide-react/icons/circle-user-round';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import CloudSun from 'lucide-react/icons/cloud-sun';
import MapPinned from 'lucide-react/icons/map-pinned';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOutgoing } from '../outgoing/outgoing-provider.tsx';

const places = [
  { href: '/', key: 'nearMe', Icon: MapPinned },
  { href: '/report', key: 'report', Icon: CirclePlus },
  { href: '/outlook', key: 'outlook', Icon: CloudSun },
  { href: '/mine', key: 'mine', Icon: ClipboardList },
  { href: '/me', key: 'me', Icon: CircleUserRound },
] as const;

/** Under the thumb on a phone, along the side on a desktop. */
export function BottomBar() {
  const t = useTranslations('nav');
  const pathname = usePathname();
  const { reports } = useOutgoing();
  const waiting = reports?.length ?? 0;
  return (
    <nav
      aria-label={t('label')}
      className={clsx(
        'fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]',
        'lg:static lg:z-auto lg:row-span-2 lg:w-22 lg:border-t-0 lg:border-r lg:pb-0',
      )}
    >
      <ul className="mx-auto grid h-16 max-w-xl grid-cols-5 items-stretch lg:sticky lg:top-0 lg:h-auto lg:grid-cols-1 lg:gap-1 lg:px-1.5 lg:py-4">
        {places.map(({ href, key, Icon }) => {
          const current = isCurrent(pathname, href);
          return (
            <li key={href} className="grid">
              <Link
                href={href}
                prefetch={false}
                aria-current={current ? 'page' : undefined}
                className={clsx(
                  'flex flex-col items-center justify-center gap-0.5 rounded-field px-1 text-center text-xs/4 no-underline lg:min-h-16',
                  '-outline-offset-3',
                  current ? 'font-semibold text-brand-ink lg:bg-brand-soft' : 'text-ink-muted',
                )}
              >
                <span
                  className={clsx(
                    'relative flex h-8 w-14 items-center justify-center rounded-full',
                    key === 'report' && 'bg-brand text-on-brand',
                    key !== 'report' && current && 'bg-brand-soft lg:bg-transparent',
                  )}
                >
                  <Icon aria-hidden size={24} strokeWidth={current ? 2.4 : 2} />
                  {key === 'mine' && waiting > 0 ? (
                    <span className="absolute -top-1 right-1 min-w-5 rounded-full bg-danger px-1 text-center text-xs/5 font-bold text-on-danger tabular-nums">
                      {waiting}
                      <span className="sr-only"> {t('unsent', { count: waiting })}</span>
                    </span>
                  ) : null}
                </span>
                <span className="max-w-full truncate leading-4 lg:whitespace-normal">{t(key)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const isCurrent = (pathname: string, href: string): boolean =>
  href === '/' ? pathname === '/' || pathname.startsWith('/incidents') : pathname.startsWith(href);
