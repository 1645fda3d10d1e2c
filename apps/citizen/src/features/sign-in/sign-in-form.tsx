'use client';

import { Button, ErrorState, TextField } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useState } from 'react';
import { signInAction } from './sign-in-action.ts';
import { type SignInState, startState } from './sign-in-state.ts';

export interface SignInFormProps {
  next: string;
  /** Where the demo shows the messages it did not send; never in production. */
  outboxUrl: string | undefined;
}

/** Phone first, then the code that came. Works with scripting off. */
export function SignInForm({ next, outboxUrl }: SignInFormProps) {
  const t = useTranslations('signIn');
  const errors = useTranslations('errors');
  const [state, action, isPending] = useActionState(signInAction, startState);
  const problem = state.problem && (errors.has(`${state.problem}.title`) ? state.problem : 'other');
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      {problem ? (
        <ErrorState title={errors(`${problem}.title`)} nextStep={errors(`${problem}.nextStep`)} />
      ) : null}
      {state.step === 'phone' ? (
        <>
          <TextField
            label={t('phone')}
            hint={t('phoneHint')}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            required
            defaultValue={state.phone}
          />
          <Button
            type="submit"
            name="intent"
            value="request"
            variant="primary"
            size="large"
            busy={isPending}
          >
            {t('sendCode')}
          </Button>
          <p className="text-sm text-ink-muted">{t('privacy')}</p>
        </>
      ) : (
        <CodeStep key={state.sent} state={state} isPending={isPending} outboxUrl={outboxUrl} />
      )}
    </form>
  );
}

interface CodeStepProps {
  state: SignInState;
  isPending: boolean;
  outboxUrl: string | undefined;
}

function CodeStep({ state, isPending, outboxUrl }: CodeStepProps) {
  const t = useTranslations('signIn');
  const waitSeconds = useCountdown(state.resendAfterSeconds ?? 0);
  return (
    <>
      <input type="hidden" name="phone" value={state.phone} />
      <p role="status">{t('sentTo', { phone: state.phone })}</p>
      <TextField
        label={t('code')}
        hint={t('codeHint')}
        name="otp"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]*"
        maxLength={7}
        autoFocus
      />
      {outboxUrl ? (
        <p className="rounded-field bg-info-soft px-3 py-2 text-sm text-info-ink">
          {t.rich('demoCode', {
            link: (words) => (
              <a
                href={outboxUrl}
                target="_blank"
                rel="noreferrer"
                className="font-semibold underline"
              >
                {words}
              </a>
            ),
          })}
        </p>
      ) : null}
      <Button
        type="submit"
        name="intent"
        value="login"
        variant="primary"
        size="large"
        busy={isPending}
      >
        {t('signIn')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button type="submit" name="intent" value="change" variant="quiet" tap formNoValidate>
          {t('changePhone')}
        </Button>
        <Button
          type="submit"
          name="intent"
          value="request"
          variant="quiet"
          tap
          formNoValidate
          disabled={waitSeconds > 0}
        >
          {waitSeconds > 0 ? t('resendIn', { seconds: waitSeconds }) : t('resend')}
        </Button>
      </div>
    </>
  );
}

/** Without script it stays at zero on the server's page: asking too soon is refused there. */
const useCountdown = (fromSeconds: number): number => {
  const [leftSeconds, setLeftSeconds] = useState(0);
  useEffect(() => {
    const endMs = Date.now() + fromSeconds * 1000;
    const tick = () => setLeftSeconds(Math.max(0, Math.ceil((endMs - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [fromSeconds]);
  return leftSeconds;
};
