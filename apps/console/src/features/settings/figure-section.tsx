'use client';

import { Button, Skeleton, TextField, useToast } from '@pulse/ui';
import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { administers } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import {
  type FigureField,
  type FigureSchema,
  type FiguresRead,
  readFigures,
} from './read-figures.ts';
import { Section } from './section.tsx';

type Figures = Readonly<Record<string, unknown>>;
interface Versioned {
  settings: Figures;
  version: number;
}

export interface FigureSectionProps {
  title: string;
  description: string;
  fields: readonly FigureField[];
  schema: FigureSchema;
  queryKey: QueryKey;
  load: (signal: AbortSignal) => Promise<Versioned>;
  save: (version: number, figures: NonNullable<FiguresRead['figures']>) => Promise<Versioned>;
}

/** Figures that steer something; administrators change them, others may read them. */
export function FigureSection(props: FigureSectionProps) {
  const { title, description, queryKey, load } = props;
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => load(signal) });
  return (
    <Section title={title} description={description}>
      {data ? (
        <FigureForm key={data.version} {...props} settings={data.settings} version={data.version} />
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48" />
      )}
    </Section>
  );
}

function FigureForm({
  title,
  fields,
  schema,
  queryKey,
  save,
  settings,
  version,
}: FigureSectionProps & Versioned) {
  const mayChange = administers(useViewer());
  const client = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(fields.map(({ name }) => [name, String(settings[name] ?? '')])),
  );
  const read = readFigures(fields, schema, typed);
  const saving = useMutation({
    mutationFn: (figures: NonNullable<FiguresRead['figures']>) => save(version, figures),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      toast({ title: `${title}: saved`, tone: 'success' });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read.figures) saving.mutate(read.figures);
      }}
      className="grid items-start gap-4 sm:grid-cols-2"
    >
      {fields.map(({ name, label, hint, unit, step }) => (
        <TextField
          key={name}
          label={label}
          hint={hint}
          type="number"
          step={step}
          disabled={!mayChange}
          value={typed[name] ?? ''}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          error={read.errors[name]}
          trail={<span className="pr-2 text-xs">{unit}</span>}
        />
      ))}
      {saving.error ? <QueryError className="col-span-full" error={saving.error} /> : null}
      <div className="col-span-full">
        {mayChange ? (
          <Button type="submit" variant="primary" disabled={!read.figures} busy={saving.isPending}>
            Save
          </Button>
        ) : (
          <p className="text-sm text-ink-muted">Administrators can change these.</p>
        )}
      </div>
    </form>
  );
}
