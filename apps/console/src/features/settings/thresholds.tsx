'use client';

import { routes, type Settings } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Skeleton, TextField, useToast } from '@pulse/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { administers } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { Section } from './section.tsx';
import { settingsQuery } from './settings-query.ts';
import { readThresholds, thresholds } from './threshold-fields.ts';

/** Figures that steer the city; administrators change them, everybody may read them. */
export function Thresholds() {
  const { data, error, refetch } = useQuery(settingsQuery(browserClient));
  return (
    <Section
      title="Thresholds of the city"
      description="They hold for everybody from the moment they are saved; the audit trail keeps who changed them."
    >
      {data ? (
        <ThresholdForm key={data.version} settings={data.settings} version={data.version} />
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48" />
      )}
    </Section>
  );
}

function ThresholdForm({ settings, version }: { settings: Settings; version: number }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const toast = useToast();
  const mayChange = administers(viewer);
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(thresholds.map(({ name }) => [name, String(settings[name])])),
  );
  const read = readThresholds(typed);
  const save = useMutation({
    mutationFn: (next: Settings) =>
      browserClient(routes.updateSettings, { body: { version, settings: next } }),
    onSuccess: (saved) => {
      client.setQueryData(['settings'], saved);
      toast({ title: 'Thresholds saved', tone: 'success' });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['settings'] }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read.settings) save.mutate(read.settings);
      }}
      className="grid items-start gap-4 sm:grid-cols-2"
    >
      {thresholds.map(({ name, label, hint, unit, step }) => (
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
      {save.error ? <QueryError className="col-span-full" error={save.error} /> : null}
      <div className="col-span-full">
        {mayChange ? (
          <Button type="submit" variant="primary" disabled={!read.settings} busy={save.isPending}>
            Save the thresholds
          </Button>
        ) : (
          <p className="text-sm text-ink-muted">Administrators can change these.</p>
        )}
      </div>
    </form>
  );
}
