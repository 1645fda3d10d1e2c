import type { CapacitySource } from '@pulse/contract';
import { Badge } from '@pulse/ui';

/** Stands beside every figure of a hospital that was made up for the demo. */
export function InventedBadge({ source }: { source: CapacitySource | null }) {
  if (source !== 'invented') return null;
  return (
    <Badge tone="info">
      <span title="Name and place are real; beds, staff and stocks are made up for the demo.">
        invented
      </span>
    </Badge>
  );
}
