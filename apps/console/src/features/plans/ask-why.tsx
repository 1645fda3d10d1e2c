'use client';

import { type ActionPlan, type Narration, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Chip, Dialog, TextField } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';

const usual = [
  'Why is anything missing?',
  'What drives the arrivals?',
  'What should be decided first?',
  'Where does the money go?',
] as const;

/** Questions to the plan, answered from its own numbers. */
export function AskWhy({ plan, onClose }: { plan: ActionPlan; onClose: () => void }) {
  const [question, setQuestion] = useState('');
  const ask = useMutation({
    mutationFn: (text: string): Promise<Narration> =>
      browserClient(routes.askWhy, { params: { id: plan.id }, body: { question: text } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = question.trim();
    if (text.length >= 3 && !ask.isPending) ask.mutate(text);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Why does the plan say so?"
      closeLabel="Close"
      size="large"
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-1.5">
          {usual.map((text) => (
            <Chip
              key={text}
              selected={question === text}
              onClick={() => {
                setQuestion(text);
                ask.mutate(text);
              }}
            >
              {text}
            </Chip>
          ))}
        </div>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <TextField
            label="Your question"
            value={question}
            maxLength={500}
            onChange={(event) => setQuestion(event.target.value)}
          />
          <Button tap type="submit" variant="primary" busy={ask.isPending}>
            Ask
          </Button>
        </form>
        <div aria-live="polite">
          {ask.error ? <QueryError error={ask.error} /> : null}
          {ask.data ? (
            <>
              <p className="max-w-prose whitespace-pre-line">{ask.data.text}</p>
              <p className="mt-2 text-xs text-ink-muted">
                {ask.data.source === 'model'
                  ? `By ${ask.data.model}; its numbers were checked against the plan.`
                  : `By rules, from the plan's own numbers${ask.data.fallbackReason ? ` (${ask.data.fallbackReason})` : ''}.`}
              </p>
            </>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
