'use client';

import clsx from 'clsx';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  onSelect: () => void;
  shortcut?: string;
  tone?: 'neutral' | 'danger';
  disabled?: boolean;
  /** Draws a line above. */
  startsGroup?: boolean;
}

export interface MenuProps {
  /** A button element that takes a ref, such as Button or IconButton. */
  trigger: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}

export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="pulse-appear z-50 min-w-48 rounded-card border border-line bg-raised p-1 text-ink shadow-float"
        >
          {items.map((item) => (
            <div key={item.id} role="none">
              {item.startsGroup ? <Radix.Separator className="my-1 h-px bg-line" /> : null}
              <Radix.Item
                disabled={item.disabled}
                onSelect={item.onSelect}
                className={clsx(
                  'flex min-h-tap cursor-pointer items-center gap-2.5 rounded-field px-3 text-sm outline-none',
                  'data-disabled:cursor-not-allowed data-disabled:opacity-50',
                  item.tone === 'danger'
                    ? 'text-danger-ink data-highlighted:bg-danger-soft'
                    : 'data-highlighted:bg-brand-soft',
                )}
              >
                {item.icon}
                <span className="flex-1">{item.label}</span>
                {item.shortcut ? <Kbd>{item.shortcut}</Kbd> : null}
              </Radix.Item>
            </div>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
