import LocateFixed from 'lucide-react/icons/locate-fixed';
import Maximize from 'lucide-react/icons/maximize';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import { IconButton } from '../primitives/icon-button.tsx';
import type { CityMapLabels } from './city-map-props.ts';

interface MapControlsProps {
  labels: CityMapLabels;
  onZoom: (steps: number) => void;
  onShowAll: () => void;
  onLocate?: () => void;
}

/** `--map-controls-top` moves them below whatever an app lays over the map. */
export function MapControls({ labels, onZoom, onShowAll, onLocate }: MapControlsProps) {
  return (
    <div className="absolute top-(--map-controls-top,0.75rem) right-3 z-2 grid gap-2">
      {onLocate ? (
        <Control
          label={labels.locate}
          icon={<LocateFixed aria-hidden size={20} />}
          onPress={onLocate}
        />
      ) : null}
      <Control
        label={labels.zoomIn}
        icon={<Plus aria-hidden size={20} />}
        onPress={() => onZoom(1)}
      />
      <Control
        label={labels.zoomOut}
        icon={<Minus aria-hidden size={20} />}
        onPress={() => onZoom(-1)}
      />
      <Control
        label={labels.showAll}
        icon={<Maximize aria-hidden size={18} />}
        onPress={onShowAll}
      />
    </div>
  );
}

function Control({
  label,
  icon,
  onPress,
}: {
  label: string;
  icon: ReactNode;
  onPress: () => void;
}) {
  return <IconButton variant="raised" label={label} icon={icon} onClick={onPress} />;
}
