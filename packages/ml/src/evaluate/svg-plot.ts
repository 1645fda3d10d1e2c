/** A line over time or another number, and a band around it where there is one. */
export interface PlotLine {
  readonly name: string;
  readonly x: ArrayLike<number>;
  /** NaN breaks the line. */
  readonly y: ArrayLike<number>;
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
  readonly colour?: string;
  readonly dashed?: boolean;
}

export interface PlotOptions {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly width?: number;
  readonly height?: number;
  /** How a place on the x axis is written. */
  readonly formatX?: (x: number) => string;
}

const legendWidth = 110;
const margin = { top: 36, right: 16, bottom: 44, left: 60 };
/** Told apart by people who do not see colours alike (Okabe and Ito 2008). */
const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

/** A plot as a complete SVG document: forecasts with their bands, or a reliability diagram. */
export const svgPlot = (lines: readonly PlotLine[], options: PlotOptions): string => {
  const { width = 720, height = 320, formatX = shortNumber } = options;
  const xs = rangeOf(lines.map(({ x }) => x));
  const ys = rangeOf(lines.flatMap(({ y, lower, upper }) => [y, lower ?? [], upper ?? []]));
  const inner = { w: width - margin.left - margin.right, h: height - margin.top - margin.bottom };
  const toX = (x: number) => margin.left + ((x - xs.low) / (xs.high - xs.low)) * inner.w;
  const toY = (y: number) => margin.top + (1 - (y - ys.low) / (ys.high - ys.low)) * inner.h;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(options.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    label(options.title, margin.left, 20, 'start', 'font-weight="bold"'),
    ...niceTicks(ys.low, ys.high).flatMap((y) => [
      `<path d="M${margin.left} ${round(toY(y))}H${width - margin.right}" stroke="#ddd"/>`,
      label(shortNumber(y), margin.left - 6, toY(y) + 4, 'end'),
    ]),
    ...niceTicks(xs.low, xs.high).map((x) => label(formatX(x), toX(x), height - 26, 'middle')),
    label(options.xLabel, margin.left + inner.w / 2, height - 8, 'middle'),
    label(
      options.yLabel,
      14,
      margin.top + inner.h / 2,
      'middle',
      `transform="rotate(-90 14 ${round(margin.top + inner.h / 2)})"`,
    ),
    ...lines.flatMap((line, i) =>
      drawLine(line, line.colour ?? palette[i % palette.length] ?? '#000', toX, toY),
    ),
    ...lines
      .filter(({ name }) => name !== '')
      .map((line, i, named) =>
        label(
          line.name,
          width - margin.right - (named.length - 1 - i) * legendWidth,
          20,
          'end',
          `fill="${line.colour ?? palette[i % palette.length]}"`,
        ),
      ),
    '</svg>',
  ];
  return parts.join('\n');
};

const drawLine = (
  { x, y, lower, upper, dashed }: PlotLine,
  colour: string,
  toX: (x: number) => number,
  toY: (y: number) => number,
): string[] => {
  const at = (values: ArrayLike<number>, i: number) =>
    `${round(toX(x[i] as number))} ${round(toY(values[i] as number))}`;
  const places = Array.from({ length: x.length }, (_, i) => i);
  const band =
    lower && upper
      ? [
          `<path d="M${places.map((i) => at(upper, i)).join('L')}L${places
            .toReversed()
            .map((i) => at(lower, i))
            .join('L')}Z" fill="${colour}" fill-opacity="0.18"/>`,
        ]
      : [];
  let path = '';
  let pen = false;
  for (const i of places) {
    if (Number.isNaN(y[i] as number)) pen = false;
    else {
      path += `${pen ? 'L' : 'M'}${at(y, i)}`;
      pen = true;
    }
  }
  const dash = dashed ? ' stroke-dasharray="5 4"' : '';
  return [...band, `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6"${dash}/>`];
};

const rangeOf = (columns: readonly ArrayLike<number>[]): { low: number; high: number } => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return { low: 0, high: 1 };
  return low === high ? { low: low - 1, high: high + 1 } : { low, high };
};

/** About five round numbers within a range (Heckbert 1990). */
const niceTicks = (low: number, high: number): number[] => {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
};

const label = (text: string, x: number, y: number, anchor: string, extra = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${extra}>${escapeXml(text)}</text>`;

const round = (value: number): number => Math.round(value * 10) / 10;
const shortNumber = (value: number): string => String(Number(value.toPrecision(4)));
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
