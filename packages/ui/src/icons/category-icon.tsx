import type { LucideIcon } from 'lucide-react';
import Bath from 'lucide-react/icons/bath';
import Car from 'lucide-react/icons/car';
import CarFront from 'lucide-react/icons/car-front';
import CircleEllipsis from 'lucide-react/icons/circle-ellipsis';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CloudRainWind from 'lucide-react/icons/cloud-rain-wind';
import Construction from 'lucide-react/icons/construction';
import Dog from 'lucide-react/icons/dog';
import Droplets from 'lucide-react/icons/droplets';
import Flame from 'lucide-react/icons/flame';
import Lamp from 'lucide-react/icons/lamp';
import PawPrint from 'lucide-react/icons/paw-print';
import Recycle from 'lucide-react/icons/recycle';
import ShoppingBag from 'lucide-react/icons/shopping-bag';
import Siren from 'lucide-react/icons/siren';
import Toilet from 'lucide-react/icons/toilet';
import TrafficCone from 'lucide-react/icons/traffic-cone';
import Trash from 'lucide-react/icons/trash';
import TreeDeciduous from 'lucide-react/icons/tree-deciduous';
import Users from 'lucide-react/icons/users';
import Volume2 from 'lucide-react/icons/volume-2';
import Waves from 'lucide-react/icons/waves';
import Wind from 'lucide-react/icons/wind';
import Zap from 'lucide-react/icons/zap';

const icons: Record<string, LucideIcon> = {
  bath: Bath,
  'circle-ellipsis': CircleEllipsis,
  'paw-print': PawPrint,
  toilet: Toilet,
  recycle: Recycle,
  car: Car,
  'car-front': CarFront,
  'circle-help': CircleHelp,
  'cloud-rain-wind': CloudRainWind,
  construction: Construction,
  dog: Dog,
  droplets: Droplets,
  flame: Flame,
  lamp: Lamp,
  'shopping-bag': ShoppingBag,
  siren: Siren,
  'traffic-cone': TrafficCone,
  'trash-2': Trash,
  'tree-deciduous': TreeDeciduous,
  users: Users,
  'volume-2': Volume2,
  waves: Waves,
  wind: Wind,
  zap: Zap,
};

export const categoryIconNames = Object.keys(icons);

export interface CategoryIconProps {
  /** Name that the city pack gives; an unknown one shows a question mark. */
  name: string | null | undefined;
  sizePx?: number;
  className?: string;
}

/** Decorative: the category's name stands beside it in text. */
export function CategoryIcon({ name, sizePx = 20, className }: CategoryIconProps) {
  const Icon = icons[name ?? ''] ?? CircleHelp;
  return <Icon aria-hidden size={sizePx} className={className} />;
}
