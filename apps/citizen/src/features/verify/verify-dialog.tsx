'use client';

import type { VoteType } from '@pulse/contract';
import { Dialog, useToast } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useVote } from './use-vote.ts';
import { VerifyForm } from './verify-form.tsx';

export interface VerifyDialogProps {
  incidentId: string;
  /** Open when given. */
  type: VoteType | undefined;
  onClose: () => void;
}

export function VerifyDialog({ incidentId, type, onClose }: VerifyDialogProps) {
  const t = useTranslations('verify');
  const toast = useToast();
  const { withdraw } = useVote(incidentId);
  const thank = (said: VoteType) => {
    onClose();
    toast({
      title: t(`said.${said}`),
      description: t('thanks'),
      tone: 'success',
      action: {
        label: t('undo'),
        altText: t('withdraw'),
        onAct: () => {
          withdraw().catch(() => toast({ title: t('undoFailed'), tone: 'danger' }));
        },
      },
    });
  };
  return (
    <Dialog
      open={type !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={type ? t(`title.${type}`) : ''}
      description={type ? t(`what.${type}`) : undefined}
      closeLabel={t('close')}
    >
      {type ? (
        <VerifyForm key={type} incidentId={incidentId} type={type} onDone={() => thank(type)} />
      ) : null}
    </Dialog>
  );
}
