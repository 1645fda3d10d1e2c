'use client';

import { Button, TextField } from '@pulse/ui';
import { useActionState, useState } from 'react';
import type { DemoLogin } from './demo-logins.ts';
import { signIn } from './sign-in-action.ts';

export interface SignInFormProps {
  next: string;
  demoLogins: readonly DemoLogin[];
}

export function SignInForm({ next, demoLogins }: SignInFormProps) {
  const [state, action, pending] = useActionState(signIn, { email: '', next, askCode: false });
  const [typed, setTyped] = useState({ email: state.email, password: '' });
  const error = state.error;
  return (
    <>
      <form action={action} className="grid gap-4">
        <input type="hidden" name="next" value={state.next} />
        {error?.field === 'form' ? (
          <p role="alert" className="rounded-field bg-danger-soft p-3 text-sm text-danger-ink">
            {error.text}
          </p>
        ) : null}
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={typed.email}
          onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
          error={error?.field === 'password' ? error.text : undefined}
        />
        {state.askCode ? (
          <TextField
            label="Code from your authenticator"
            hint="Six digits. They change every 30 seconds."
            name="totp"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]{6,7}"
            required
            autoFocus
            error={error?.field === 'code' ? error.text : undefined}
          />
        ) : null}
        <Button type="submit" variant="primary" size="large" busy={pending}>
          {pending ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
      {demoLogins.length > 0 ? (
        <DemoLogins logins={demoLogins} next={state.next} action={action} pending={pending} />
      ) : null}
    </>
  );
}

interface DemoLoginsProps {
  logins: readonly DemoLogin[];
  next: string;
  action: (form: FormData) => void;
  pending: boolean;
}

/** Each is a form of its own, so that one press is enough, with or without script. */
function DemoLogins({ logins, next, action, pending }: DemoLoginsProps) {
  return (
    <section aria-labelledby="demo-logins" className="mt-6 border-t border-line pt-4">
      <h2 id="demo-logins" className="text-sm font-semibold">
        This is the demo
      </h2>
      <p className="mt-1 text-sm text-ink-muted">
        Press to sign in as one of them; the password is{' '}
        <code className="rounded bg-sunken px-1 font-mono text-xs">{logins[0]?.password}</code>.
      </p>
      <ul className="mt-3 grid gap-1.5">
        {logins.map((login) => (
          <li key={login.email}>
            <form action={action}>
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="email" value={login.email} />
              <input type="hidden" name="password" value={login.password} />
              <button
                type="submit"
                disabled={pending}
                className="flex min-h-tap w-full cursor-pointer items-center justify-between gap-3 rounded-field border border-line px-3 text-left text-sm hover:bg-sunken disabled:opacity-55"
              >
                <span className="font-semibold text-brand-ink">{login.role}</span>
                <span className="font-mono text-xs text-ink-muted">{login.email}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
