import { Button } from '@pulse/ui';
import CircleHelp from 'lucide-react/icons/circle-question-mark';

export interface QuestionsProps {
  questions: readonly string[];
  busy: boolean;
  onConfirm: () => void;
}

/** What the server asks before it takes something out of the ordinary. */
export function Questions({ questions, busy, onConfirm }: QuestionsProps) {
  return (
    <div
      role="alert"
      className="grid gap-3 rounded-card border border-line-strong bg-warning-soft p-4"
    >
      <p className="flex items-center gap-2 font-semibold text-warning-ink">
        <CircleHelp aria-hidden size={20} /> Is this so? Nothing was sent yet.
      </p>
      <ul className="list-disc pl-6 text-sm">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button tap busy={busy} onClick={onConfirm}>
          Yes, it is so
        </Button>
        <span className="text-sm text-ink-muted">or correct it and send again</span>
      </div>
    </div>
  );
}
