'use client';

import { Button } from '@pulse/ui';
import FileUp from 'lucide-react/icons/file-up';
import { useState } from 'react';
import { ImportDialog, type ImportDialogProps } from './import-dialog.tsx';

export function ImportButton({ hospitals }: Pick<ImportDialogProps, 'hospitals'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tap icon={<FileUp aria-hidden size={18} />} onClick={() => setOpen(true)}>
        Import CSV
      </Button>
      {open ? <ImportDialog hospitals={hospitals} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
