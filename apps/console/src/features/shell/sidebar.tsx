'use client';

import { IconButton, Kbd, type ThemeChoice, ThemeToggle } from '@pulse/ui';
import clsx from 'clsx';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Search from 'lucide-react/icons/search';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { ConnectionIndicator } from '../live-connection/connection-indicator.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { PulseMark } from './pulse-mark.tsx';
import { isCurrent, screensFor } from './screens.ts';
import { WhoAmI } from './who-am-i.tsx';

export interface SidebarProps {
  theme: ThemeChoice;
  onPalette: () => void;
  onHelp: () => void;
}

/** Full beside the page on a desktop; a rail of icons on a tablet. */
export function Sidebar({ theme, onPalette, onHelp }: SidebarProps) {
  const viewer = useViewer();
  const { city } = useCity();
  const pathname = usePathname();
  return (
    <header className="flex min-h-0 flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-2 lg:p-3 print:hidden">
      <div className="flex items-center gap-2.5 px-1.5 py-2 max-lg:justify-center max-lg:px-0">
        <PulseMark />
        <div className="min-w-0 max-lg:sr-only">
          <p className="leading-tight font-semibold">Pulse</p>
          <p className="truncate text-xs text-ink-muted">{city.name.en}</p>
        </div>
      </div>
      <button
        type="button"
        onClick={onPalette}
        title="Go anywhere (Ctrl K)"
        className="mb-2 flex min-h-tap cursor-pointer items-center gap-2 rounded-field border border-line px-2.5 text-sm whitespace-nowrap text-ink-muted hover:bg-sunken max-lg:justify-center max-lg:px-0"
      >
        <Search aria-hidden size={18} />
        <span className="flex-1 text-left max-lg:sr-only">Go anywhere</span>
        <span aria-hidden="true" className="max-lg:hidden">
          <Kbd>^K</Kbd>
        </span>
      </button>
      <nav aria-label="Screens" className="grid gap-0.5">
        {screensFor(viewer.role).map(({ href, label, icon: Icon }) => {
          const current = isCurrent(href, pathname);
          return (
            <Link
              key={href}
              href={href}
              title={label}
              aria-current={current ? 'page' : undefined}
              className={clsx(
                'flex min-h-tap items-center gap-3 rounded-field px-3 text-sm font-medium max-lg:justify-center max-lg:px-0',
                current
                  ? 'bg-brand-soft text-brand-ink'
                  : 'text-ink-muted hover:bg-sunken hover:text-ink',
              )}
            >
              <Icon aria-hidden size={20} className="shrink-0" />
              <span className="max-lg:sr-only">{label}</span>
            </Link>
          );
        })}
      </nav>
      <div className="mt-auto grid gap-2 pt-4 max-lg:justify-items-center">
        <div className="flex items-center justify-between gap-2 px-1.5 max-lg:px-0">
          <ConnectionIndicator compact />
          <IconButton
            label="Keyboard shortcuts (?)"
            onClick={onHelp}
            icon={<CircleHelp aria-hidden size={20} />}
            className="max-lg:hidden"
          />
        </div>
        <ThemeToggle
          initial={theme}
          label="Colours"
          choices={{ system: 'As the system', light: 'Light', dark: 'Dark' }}
          className="w-full justify-between max-lg:w-auto max-lg:flex-col *:flex-1"
        />
        <WhoAmI />
      </div>
    </header>
  );
}
