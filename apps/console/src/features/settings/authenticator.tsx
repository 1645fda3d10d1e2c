'use client';

import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, Button, Dialog, useToast } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { AuthenticatorSetup } from './authenticator-setup.tsx';
import { Section } from './section.tsx';

/** A second proof at sign-in: a code from an app on the phone. */
export function Authenticator() {
  const viewer = useViewer();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const begin = useMutation({ mutationFn: () => browserClient(routes.beginTotp) });
  const disable = useMutation({
    mutationFn: () => browserClient(routes.disableTotp),
    onSuccess: () => {
      toast({ title: 'The authenticator is off' });
      router.refresh();
    },
  });
  return (
    <Section
      title="Authenticator"
      description="With it, a stolen password alone opens nothing: signing in also asks for a code from an app on your phone."
    >
      {viewer.totpEnabled ? (
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone="success">On</Badge>
          <Button onClick={() => setAsking(true)} busy={disable.isPending}>
            Switch it off
          </Button>
        </div>
      ) : begin.data ? (
        <AuthenticatorSetup
          secret={begin.data.secret}
          uri={begin.data.uri}
          onDone={() => {
            begin.reset();
            toast({ title: 'The authenticator is on', tone: 'success' });
            router.refresh();
          }}
          onCancel={() => begin.reset()}
        />
      ) : (
        <Button variant="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
          Set it up
        </Button>
      )}
      {(begin.error ?? disable.error) ? (
        <QueryError className="mt-3" error={begin.error ?? disable.error} />
      ) : null}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Switch the authenticator off?"
        description="From then on, e-mail and password are enough to sign in as you."
        closeLabel="Close"
        size="small"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it on</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false);
                disable.mutate();
              }}
            >
              Switch it off
            </Button>
          </>
        }
      />
    </Section>
  );
}
