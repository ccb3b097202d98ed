// The native file as an export: everything, losing nothing.
import { nativeExtension } from '../native/native-file.ts';
import { writeNative } from '../native/write-native.ts';
import type { Exporter } from './exporter.ts';

/** `*.glossator.json`. */
export const nativeJson: Exporter = {
  id: 'json',
  label: 'Glossator corpus',
  extension: nativeExtension,
  mediaType: 'application/json',
  summary: 'The whole corpus, for Glossator and for programs that check it character by character.',
  options: [],
  honours: { withText: true, withJournal: true },
  losses: async () => [],
  write: writeNative,
};
