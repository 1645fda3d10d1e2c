'use client';

import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, buttonClasses, TextField } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '../words/explain-error.ts';

export interface AuthenticatorSetupProps {
  secret: string;
  uri: string;
  onDone: () => void;
  onCancel: () => void;
}

/** The secret for the app, then a first code as proof that it works. */
export function AuthenticatorSetup({ secret, uri, onDone, onCancel }: AuthenticatorSetupProps) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () =>
      browserClient(routes.confirmTotp, { body: { code: code.replaceAll(/\s/g, '') } }),
    onSuccess: onDone,
  });
  return (
    <ol className="grid list-decimal gap-5 pl-5 text-sm">
      <li>
        <p>In your authenticator app, add an account and type this key:</p>
        <p className="my-2 rounded-field bg-sunken p-3 font-mono text-base tracking-wider break-all select-all">
          {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <a href={uri} className={buttonClasses({ size: 'small', tap: true })}>
          Open in an app on this device
        </a>
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer text-ink-muted">The full address</summary>
          <p className="font-mono text-xs break-all select-all">{uri}</p>
        </details>
      </li>
      <li>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm.mutate();
          }}
          className="grid max-w-xs gap-3"
        >
          <TextField
            label="Then type the code that it shows"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]{6,7}"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
            error={confirm.error ? errorText(confirm.error) : undefined}
          />
          <div className="flex gap-2">
            <Button type="submit" variant="primary" busy={confirm.isPending}>
              Switch it on
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </form>
      </li>
    </ol>
  );
}

const errorText = (error: unknown): string => {
  const { title, nextStep } = explainError(error);
  return `${title} ${nextStep}`;
};
