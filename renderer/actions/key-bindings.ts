// Keys as words ("Mod+Shift+Z") and whether a key press is meant by them: by character first, then by physical key,
// so that bare letters and digits work on Arabic, Cyrillic and AZERTY layouts too.

/** What of a `KeyboardEvent` counts. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr: on Windows it comes as Ctrl+Alt and is only a way to type a character. */
  readonly altGraph: boolean;
}

export interface KeyBinding {
  /** Ctrl, on macOS Cmd. */
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** One character (letters in lower case) or a named key such as `Enter`. */
  readonly key: string;
}

/** `Mod+Shift+Z` as parts; the key itself may be `+`. */
export function parseKey(words: string): KeyBinding {
  const parts = words.endsWith('++') ? [...words.slice(0, -2).split('+'), '+'] : words.split('+');
  const last = words === '+' ? '+' : (parts.at(-1) ?? '');
  const modifiers = new Set(parts.slice(0, -1));
  return {
    mod: modifiers.has('Mod'),
    alt: modifiers.has('Alt'),
    shift: modifiers.has('Shift'),
    key: last.length === 1 ? last.toLowerCase() : last,
  };
}

/** Whether the press types the binding's character, or is its named key, with the same modifiers. */
export function matchesCharacter(press: KeyPress, binding: KeyBinding, mac: boolean): boolean {
  if (!sameModifiers(press, binding, mac)) return false;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key !== binding.key) return false;
  // Where a symbol sits, and whether it needs Shift, is the layout's affair: only letters and named keys look at Shift.
  return isSymbol(binding.key) || press.shiftKey === binding.shift;
}

/** Whether the press is where the binding's character sits on a US keyboard. Not for Latin letters: those mean themselves. */
export function matchesPhysicalKey(press: KeyPress, binding: KeyBinding, mac: boolean): boolean {
  if (press.altGraph || /^[a-z]$/i.test(press.key) || !sameModifiers(press, binding, mac)) return false;
  const place = physicalPlace(binding.key);
  if (!place || press.code !== place.code) return false;
  // The digit row of AZERTY gives digits with Shift, so a press there counts with and without it.
  return isDigit(binding.key) || press.shiftKey === (place.shift || binding.shift);
}

/** The binding a press would be written as, for the list of keys; null for a modifier alone. */
export function keyOfPress(press: KeyPress, mac: boolean): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Unidentified'].includes(press.key))
    return null;
  const mod = mac ? press.metaKey : press.ctrlKey && !press.altGraph;
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const shift = press.shiftKey && !isSymbol(press.key.toLowerCase());
  const alt = press.altKey && !press.altGraph;
  return [mod && 'Mod', alt && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/** The words on the keycaps: `Ctrl+Shift+Z`, on macOS `⇧⌘Z`. */
export function keyLabel(words: string, mac: boolean): string {
  const { mod, alt, shift, key } = parseKey(words);
  const cap = caps[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${cap}`;
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', cap].filter(Boolean).join('+');
}

/** Whether two key words mean the same press. */
export function sameKey(a: string, b: string): boolean {
  const [one, other] = [parseKey(a), parseKey(b)];
  return (
    one.key === other.key &&
    one.mod === other.mod &&
    one.alt === other.alt &&
    (isSymbol(one.key) || one.shift === other.shift)
  );
}

/** Whether a key types something or moves, and must therefore leave text fields alone. */
export function isBareKey(words: string): boolean {
  const { mod, alt, key } = parseKey(words);
  return !mod && !alt && !/^F\d+$/.test(key);
}

const caps: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

function sameModifiers(press: KeyPress, binding: KeyBinding, mac: boolean): boolean {
  const ctrl = press.ctrlKey && !press.altGraph;
  const alt = press.altKey && !press.altGraph;
  const mod = mac ? press.metaKey : ctrl;
  const foreign = mac ? ctrl : press.metaKey;
  return mod === binding.mod && !foreign && alt === binding.alt;
}

const isDigit = (key: string) => /^\d$/.test(key);
const isSymbol = (key: string) => key.length === 1 && !/^[\p{L}]$/u.test(key);

const symbolPlaces: Readonly<Record<string, { code: string; shift: boolean }>> = {
  '[': { code: 'BracketLeft', shift: false },
  ']': { code: 'BracketRight', shift: false },
  '{': { code: 'BracketLeft', shift: true },
  '}': { code: 'BracketRight', shift: true },
  '.': { code: 'Period', shift: false },
  ',': { code: 'Comma', shift: false },
  '/': { code: 'Slash', shift: false },
  '?': { code: 'Slash', shift: true },
  '-': { code: 'Minus', shift: false },
  '=': { code: 'Equal', shift: false },
  '+': { code: 'Equal', shift: true },
};

function physicalPlace(key: string): { code: string; shift: boolean } | undefined {
  if (/^[a-z]$/.test(key)) return { code: `Key${key.toUpperCase()}`, shift: false };
  if (isDigit(key)) return { code: `Digit${key}`, shift: false };
  return symbolPlaces[key];
}
