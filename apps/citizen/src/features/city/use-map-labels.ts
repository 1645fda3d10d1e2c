import type { CityMapLabels } from '@pulse/ui/map';
import { useTranslations } from 'next-intl';

export const useMapLabels = (): Omit<CityMapLabels, 'map'> => {
  const t = useTranslations('map');
  return {
    zoomIn: t('zoomIn'),
    zoomOut: t('zoomOut'),
    showAll: t('showAll'),
    locate: t('locate'),
    pickPin: t('pickPin'),
    userLocation: t('userLocation'),
    skip: t('skip'),
  };
};
