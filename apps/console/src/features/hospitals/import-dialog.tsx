'use client';

import { Button, Dialog } from '@pulse/ui';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { wallTime } from '../city/wall-time.ts';
import { QueryError } from '../queries/query-error.tsx';
import { ImportResult } from './import-result.tsx';
import { importTemplate } from './import-template.ts';
import { saveText } from './save-text.ts';
import { useImport } from './use-import.ts';

export interface ImportDialogProps {
  /** Whose lines the template has. */
  hospitals: Parameters<typeof importTemplate>[0];
  onClose: () => void;
}

/** A CSV file: checked line by line first, kept only when all of it is right, or when told to. */
export function ImportDialog({ hospitals, onClose }: ImportDialogProps) {
  const { city } = useCity();
  const [file, setFile] = useState<File>();
  const sending = useImport();
  const result = sending.data;
  const at = () => wallTime(Date.now(), city.timeZone).replace('T', ' ');
  const isOpen = !result?.written;
  const hasErrors = (result?.errors.length ?? 0) > 0;
  const hasQuestions = (result?.questions.length ?? 0) > 0;
  const right = result ? result.rows - wrongLines(result.errors) : 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Import reports from CSV"
      description="Columns that are no figures are dropped unread, so that nothing about a patient comes in. Times without an offset are the city's."
      closeLabel="Close"
      size="large"
      actions={
        <>
          <Button tap onClick={onClose}>
            {isOpen ? 'Cancel' : 'Done'}
          </Button>
          {file && isOpen && hasErrors && right > 0 ? (
            <Button
              tap
              busy={sending.isPending}
              onClick={() => sending.mutate({ file, partial: true, confirm: hasQuestions })}
            >
              {hasQuestions
                ? `Keep the ${right} right lines, they are so`
                : `Keep the ${right} right lines`}
            </Button>
          ) : null}
          {file && isOpen && hasQuestions && !hasErrors ? (
            <Button
              tap
              variant="primary"
              busy={sending.isPending}
              onClick={() => sending.mutate({ file, confirm: true })}
            >
              Yes, it is all so
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4">
        <Button
          tap
          className="justify-self-start"
          icon={<Download aria-hidden size={18} />}
          onClick={() => saveText(importTemplate(hospitals, at()), 'reports.csv', 'text/csv')}
        >
          Download a template
        </Button>
        <label className="grid gap-1.5 text-sm font-semibold">
          CSV file
          <input
            type="file"
            accept=".csv,text/csv"
            disabled={sending.isPending}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              // The same file, mended, may be chosen again.
              event.target.value = '';
              if (!chosen) return;
              setFile(chosen);
              sending.mutate({ file: chosen });
            }}
            className="min-h-tap rounded-field border border-dashed border-line-strong p-2 text-sm font-normal file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-field file:border-0 file:bg-brand-soft file:px-3 file:text-sm file:font-semibold file:text-brand-ink"
          />
        </label>
        <div aria-live="polite" className="grid gap-4">
          {sending.isPending ? <p className="text-sm">Reading {file?.name} …</p> : null}
          {sending.error ? <QueryError error={sending.error} /> : null}
          {result && file ? <ImportResult name={file.name} result={result} /> : null}
        </div>
      </div>
    </Dialog>
  );
}

const wrongLines = (errors: readonly { line: number }[]): number =>
  new Set(errors.map(({ line }) => line)).size;
