'use client';

import clsx from 'clsx';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabItem {
  id: string;
  label: ReactNode;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (id: string) => void;
  className?: string;
}

export function Tabs({ label, items, value, defaultValue, onValueChange, className }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      defaultValue={defaultValue ?? items[0]?.id}
      onValueChange={onValueChange}
      className={clsx('min-w-0', className)}
    >
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {items.map((item) => (
          <Radix.Trigger
            key={item.id}
            value={item.id}
            className={clsx(
              'min-h-tap cursor-pointer whitespace-nowrap border-b-3 border-transparent px-3 text-sm font-semibold',
              'text-ink-muted hover:text-ink -outline-offset-2 data-[state=active]:border-brand data-[state=active]:text-ink',
            )}
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="ml-1.5 text-xs tabular-nums text-ink-faint">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.id} value={item.id} className="pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
