'use client';

import { Language, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Select, TextField, useToast } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { languageWords } from '../words/labels.ts';
import { Section } from './section.tsx';

export function ProfileForm() {
  const viewer = useViewer();
  const router = useRouter();
  const toast = useToast();
  const [name, setName] = useState(viewer.name ?? '');
  const [language, setLanguage] = useState(viewer.language);
  const save = useMutation({
    mutationFn: () =>
      browserClient(routes.updateMe, { body: { name: name.trim() || null, language } }),
    onSuccess: () => {
      toast({ title: 'Saved', tone: 'success' });
      // The layout carries who I am.
      router.refresh();
    },
  });
  return (
    <Section title="Me" description="Colleagues see the name on what you decide.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
        className="grid gap-4 sm:grid-cols-2"
      >
        <TextField
          label="Name"
          value={name}
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label="Language of categories and zones"
          value={language}
          onChange={(event) => setLanguage(Language.parse(event.target.value))}
          options={Language.options.map((value) => ({ value, label: languageWords[value] }))}
        />
        {save.error ? <QueryError className="col-span-full" error={save.error} /> : null}
        <div>
          <Button type="submit" variant="primary" busy={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Section>
  );
}
