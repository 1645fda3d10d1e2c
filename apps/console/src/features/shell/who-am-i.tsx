'use client';

import { Menu } from '@pulse/ui';
import LogOut from 'lucide-react/icons/log-out';
import SettingsIcon from 'lucide-react/icons/settings';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { signOut } from '../sign-in/sign-out-action.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { roleWords } from '../words/labels.ts';

export function WhoAmI() {
  const viewer = useViewer();
  const router = useRouter();
  const [leaving, startLeaving] = useTransition();
  const name = viewer.name ?? viewer.email ?? 'Signed in';
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-busy={leaving || undefined}
          className="flex min-h-12 w-full cursor-pointer items-center gap-2.5 rounded-field px-1.5 text-left hover:bg-sunken max-lg:w-auto max-lg:px-0"
        >
          <span
            aria-hidden="true"
            className="flex size-9 shrink-0 items-center justify-center rounded-full bg-brand-soft text-sm font-semibold text-brand-ink"
          >
            {initials(name)}
          </span>
          <span className="min-w-0 max-lg:sr-only">
            <span className="block truncate text-sm font-medium">{name}</span>
            <span className="block truncate text-xs text-ink-muted">
              {roleWords[viewer.role]}
              {viewer.zones.length > 0
                ? ` · ${viewer.zones.map((zone) => zone.name).join(', ')}`
                : ''}
            </span>
            <span className="sr-only">Account menu</span>
          </span>
        </button>
      }
      items={[
        {
          id: 'settings',
          label: 'My settings',
          icon: <SettingsIcon aria-hidden size={18} />,
          onSelect: () => router.push('/settings'),
        },
        {
          id: 'sign-out',
          label: 'Sign out',
          icon: <LogOut aria-hidden size={18} />,
          startsGroup: true,
          onSelect: () => startLeaving(() => signOut()),
        },
      ]}
    />
  );
}

const initials = (name: string): string =>
  name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
