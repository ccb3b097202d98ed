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
  write: writeNative,
};
