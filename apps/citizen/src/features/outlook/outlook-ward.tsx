'use client';

import { Button, Dialog } from '@pulse/ui';
import MapPin from 'lucide-react/icons/map-pin';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { WardSearch } from '../city/ward-search.tsx';
import { rememberWard } from '../near-me/remembered-ward.ts';

/** Whose outlook it is, and how to see another ward's. */
export function OutlookWard({ ward: id }: { ward: string | undefined }) {
  const t = useTranslations('outlook');
  const labels = useTranslations('ward');
  const { ward } = useCity();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const name = ward(id)?.name;
  return (
    <div className="noscript:hidden">
      <Button
        tap
        variant={name ? 'secondary' : 'primary'}
        icon={<MapPin aria-hidden size={18} />}
        onClick={() => setOpen(true)}
      >
        {name ? t('otherWard') : t('chooseWard')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={labels('title')}
        description={t('wardWhat')}
        closeLabel={labels('close')}
      >
        <WardSearch
          onChoose={({ ward: chosen }) => {
            setOpen(false);
            rememberWard(chosen.id);
            router.push(`/outlook?ward=${encodeURIComponent(chosen.id)}`);
          }}
        />
      </Dialog>
    </div>
  );
}
