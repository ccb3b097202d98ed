// A passage of a source: offsets into its text plus the quote and its context, by which it can be found again.
import { z } from './schema.ts';

export const spanSchema = z.object({
  /** UTF-16 code units into the source's text, half-open. */
  start: z.int().min(0),
  end: z.int().min(0),
  /** `text.slice(start, end)`, exactly. */
  quote: z.string(),
  /** Up to 32 UTF-16 units before and after, never cutting a surrogate pair. */
  prefix: z.string().default(''),
  suffix: z.string().default(''),
});
export type Span = z.infer<typeof spanSchema>;

/** Offsets alone (UTF-16 code units, half-open), where no text is at hand or none is needed. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
