export const longestSidePixels = 2560;

export interface Size {
  width: number;
  height: number;
}

/** The size a photo is redrawn at: never larger than it was, no side above the limit. */
export const shrunkSize = ({ width, height }: Size, longest = longestSidePixels): Size => {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
};
