'use client';

import { PageHead } from '../shell/page-head.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { Authenticator } from './authenticator.tsx';
import { FigureSections } from './figure-sections.tsx';
import { ProfileForm } from './profile-form.tsx';

export function SettingsScreen() {
  const viewer = useViewer();
  return (
    <div className="mx-auto max-w-3xl p-4 lg:p-6">
      <PageHead title="Settings" description={viewer.email} />
      <div className="grid gap-5">
        <ProfileForm key={`${viewer.name}-${viewer.language}`} />
        <Authenticator />
        <FigureSections />
      </div>
    </div>
  );
}
