export const pinShapes = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'star',
  'pentagon',
  'cross',
] as const;
export type PinShape = (typeof pinShapes)[number];

interface Outline {
  /** Corners in a unit circle, y downwards; none is a circle. */
  corners: readonly (readonly [number, number])[];
  /** Room for an icon: where its middle is and how wide it may be, in radii. */
  icon: { y: number; size: number };
}

const polygon = (count: number, radius: number, startDegrees = -90, centreY = 0) =>
  Array.from({ length: count }, (_, index): [number, number] => {
    const angle = ((startDegrees + (360 / count) * index) * Math.PI) / 180;
    return [radius * Math.cos(angle), centreY + radius * Math.sin(angle)];
  });

const star = Array.from({ length: 5 }, (_, index) => [
  ...polygon(1, 1.18, -90 + 72 * index, 0.06),
  ...polygon(1, 0.74, -54 + 72 * index, 0.06),
]).flat();

const crossArm = 0.5;
const crossReach = 1;
const crossQuarter: [number, number][] = [
  [-crossArm, -crossReach],
  [crossArm, -crossReach],
  [crossArm, -crossArm],
];
const cross = [0, 1, 2, 3].flatMap((quarter) => {
  const [cos, sin] = [Math.round(Math.cos(quarter * (Math.PI / 2))), [0, 1, 0, -1][quarter] ?? 0];
  return crossQuarter.map(([x, y]): [number, number] => [x * cos - y * sin, x * sin + y * cos]);
});

/** Drawn to look equally heavy, not to be equally wide. */
const outlines: Record<PinShape, Outline> = {
  circle: { corners: [], icon: { y: 0, size: 1.12 } },
  square: { corners: polygon(4, 1.2, -135), icon: { y: 0, size: 1.16 } },
  triangle: { corners: polygon(3, 1.36, -90, 0.22), icon: { y: 0.28, size: 0.86 } },
  diamond: { corners: polygon(4, 1.2), icon: { y: 0, size: 0.94 } },
  hexagon: { corners: polygon(6, 1.08), icon: { y: 0, size: 1.08 } },
  star: { corners: star, icon: { y: 0.08, size: 0.84 } },
  pentagon: { corners: polygon(5, 1.12, -90, 0.05), icon: { y: 0.06, size: 1.02 } },
  cross: { corners: cross, icon: { y: 0, size: 0.96 } },
};

export function pinOutline(shape: PinShape): Outline {
  return outlines[shape];
}

/** The same outline for SVG, around the origin. */
export function pinPath(shape: PinShape, radiusPx: number): string {
  const { corners } = outlines[shape];
  if (corners.length === 0) {
    return `M${-radiusPx} 0a${radiusPx} ${radiusPx} 0 1 0 ${2 * radiusPx} 0a${radiusPx} ${radiusPx} 0 1 0 ${-2 * radiusPx} 0Z`;
  }
  const points = corners.map(
    ([x, y]) => `${(x * radiusPx).toFixed(1)} ${(y * radiusPx).toFixed(1)}`,
  );
  return `M${points.join('L')}Z`;
}
