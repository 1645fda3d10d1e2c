'use client';

import clsx from 'clsx';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useId, useState } from 'react';
import { applyTheme } from './apply-theme.ts';
import { type ThemeChoice, themeChoices } from './theme.ts';

const icons = { system: Monitor, light: Sun, dark: Moon };

export interface ThemeToggleProps {
  /** From the cookie, so that server and client agree on the first render. */
  initial: ThemeChoice;
  label: string;
  choices: Record<ThemeChoice, string>;
  className?: string;
}

export function ThemeToggle({ initial, label, choices, className }: ThemeToggleProps) {
  const [choice, setChoice] = useState(initial);
  const groupName = useId();
  return (
    <fieldset className={clsx('inline-flex rounded-field bg-sunken p-1', className)}>
      <legend className="sr-only">{label}</legend>
      {themeChoices.map((option) => {
        const Icon = icons[option];
        return (
          <label
            key={option}
            title={choices[option]}
            className={clsx(
              'flex min-h-tap min-w-tap cursor-pointer items-center justify-center rounded-md text-ink-muted',
              'has-checked:bg-raised has-checked:text-ink has-checked:shadow-card',
              'has-focus-visible:outline-3 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              className="sr-only"
              name={groupName}
              checked={choice === option}
              onChange={() => {
                setChoice(option);
                applyTheme(option);
              }}
            />
            <Icon aria-hidden size={18} />
            <span className="sr-only">{choices[option]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
