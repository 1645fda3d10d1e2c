/** The strongest shade still lets ward borders and names be read. */
const strongest = 0.72;

/** Opacity of a ward's shade for a measure of 0..1; a ward without a value stays plain. */
export function shadeOpacity(shade: number | undefined): number {
  if (shade === undefined || !Number.isFinite(shade)) return 0;
  return Math.min(Math.max(shade, 0), 1) * strongest;
}
