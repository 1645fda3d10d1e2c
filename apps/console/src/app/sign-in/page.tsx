import type { Metadata } from 'next';
import { connection } from 'next/server';
import { PulseMark } from '../../features/shell/pulse-mark.tsx';
import { demoLogins } from '../../features/sign-in/demo-logins.ts';
import { safeNext } from '../../features/sign-in/safe-next.ts';
import { SignInForm } from '../../features/sign-in/sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string; ended?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  // The demo hint follows the environment of the running process, not of the build.
  await connection();
  const { next, ended } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <PulseMark sizePx={40} />
          <div>
            <h1 className="text-title font-semibold">Pulse console</h1>
            <p className="text-sm text-ink-muted">For the people who run the city</p>
          </div>
        </div>
        {ended ? (
          <p role="status" className="mb-4 rounded-field bg-info-soft p-3 text-sm text-info-ink">
            Your session has ended. Sign in again to go on where you were.
          </p>
        ) : null}
        <div className="rounded-card border border-line bg-surface p-6 shadow-card">
          <SignInForm next={safeNext(next)} demoLogins={demoLogins(process.env)} />
        </div>
      </div>
    </main>
  );
}
