// The eight named mark colours. Records keep the hex value; screens use the token, which has a value for each theme.

export interface MarkColour {
  readonly name: string;
  /** What the codebook stores. */
  readonly hex: string;
  /** What styles use. */
  readonly token: string;
}

export const markPalette: readonly MarkColour[] = [
  { name: 'Blue', hex: '#3b6fd4', token: 'var(--mark-blue)' },
  { name: 'Orange', hex: '#c2571a', token: 'var(--mark-orange)' },
  { name: 'Green', hex: '#2f8f5b', token: 'var(--mark-green)' },
  { name: 'Violet', hex: '#8a4fc7', token: 'var(--mark-violet)' },
  { name: 'Teal', hex: '#0f8a8a', token: 'var(--mark-teal)' },
  { name: 'Ochre', hex: '#a06b00', token: 'var(--mark-ochre)' },
  { name: 'Slate', hex: '#5b6770', token: 'var(--mark-slate)' },
  { name: 'Grey', hex: '#777777', token: 'var(--mark-grey)' },
];

/** The CSS colour to paint a codebook colour with: its token when it is one of the palette, else itself. */
export function markColour(hex: string): string {
  return markPalette.find((colour) => colour.hex === hex.toLowerCase())?.token ?? hex;
}
