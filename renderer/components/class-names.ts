// Joins CSS class names; whatever is false, null or empty is left out.

/** `classNames('chip', pressed && 'chip-on')` → `"chip chip-on"`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
