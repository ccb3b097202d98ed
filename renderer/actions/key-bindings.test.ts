// Key words and key presses, on several layouts.
import { expect, test } from 'vitest';
import type { KeyPress } from './key-bindings.ts';
import {
  keyLabel,
  keyOfPress,
  matchesCharacter,
  matchesPhysicalKey,
  parseKey,
  sameKey,
} from './key-bindings.ts';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  altGraph: held.includes('g'),
});

const characterCases: readonly {
  name: string;
  press: KeyPress;
  key: string;
  mac?: boolean;
  expected: boolean;
}[] = [
  { name: 'bare letter', press: press('c', 'KeyC'), key: 'C', expected: true },
  { name: 'bare letter with Caps Lock', press: press('C', 'KeyC'), key: 'C', expected: true },
  { name: 'Shift is another key', press: press('C', 'KeyC', 's'), key: 'C', expected: false },
  { name: 'Ctrl is another key', press: press('c', 'KeyC', 'c'), key: 'C', expected: false },
  { name: 'redo', press: press('Z', 'KeyZ', 'cs'), key: 'Mod+Shift+Z', expected: true },
  { name: 'undo is not redo', press: press('Z', 'KeyZ', 'cs'), key: 'Mod+Z', expected: false },
  { name: 'Cmd on macOS', press: press('z', 'KeyZ', 'm'), key: 'Mod+Z', mac: true, expected: true },
  {
    name: 'Ctrl on macOS is not Cmd',
    press: press('z', 'KeyZ', 'c'),
    key: 'Mod+Z',
    mac: true,
    expected: false,
  },
  { name: '? wherever it sits', press: press('?', 'Minus', 's'), key: '?', expected: true },
  { name: '] by AltGr', press: press(']', 'Digit9', 'cag'), key: ']', expected: true },
  { name: 'zoom', press: press('+', 'Equal', 'cs'), key: 'Mod++', expected: true },
  { name: 'AZERTY letter by its character', press: press('w', 'KeyZ'), key: 'W', expected: true },
];

test.each(characterCases)('by character: $name', ({ press, key, mac, expected }) => {
  expect(matchesCharacter(press, parseKey(key), mac ?? false)).toBe(expected);
});

const physicalCases: readonly { name: string; press: KeyPress; key: string; expected: boolean }[] = [
  { name: 'Cyrillic с on KeyC', press: press('с', 'KeyC'), key: 'C', expected: true },
  { name: 'Arabic on KeyE', press: press('ث', 'KeyE'), key: 'E', expected: true },
  { name: 'AZERTY digit row', press: press('&', 'Digit1'), key: '1', expected: true },
  { name: 'AZERTY letters mean themselves', press: press('z', 'KeyW'), key: 'W', expected: false },
  { name: 'Alt+. on macOS types ≥', press: press('≥', 'Period', 'a'), key: 'Alt+.', expected: true },
  { name: '} is not ]', press: press('Ъ', 'BracketRight', 's'), key: ']', expected: false },
  { name: '} by place', press: press('Ъ', 'BracketRight', 's'), key: '}', expected: true },
];

test.each(physicalCases)('by place: $name', ({ press, key, expected }) => {
  expect(matchesPhysicalKey(press, parseKey(key), false)).toBe(expected);
});

test('keys are written down and shown', () => {
  expect(keyOfPress(press('z', 'KeyZ', 'cs'), false)).toBe('Mod+Shift+Z');
  expect(keyOfPress(press('?', 'Slash', 's'), false)).toBe('?');
  expect(keyOfPress(press('Shift', 'ShiftLeft', 's'), false)).toBeNull();
  expect(keyLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(keyLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z');
  expect(keyLabel('Mod++', false)).toBe('Ctrl++');
  expect(sameKey('Mod+Z', 'Mod+z')).toBe(true);
  expect(sameKey('Mod+Z', 'Mod+Shift+Z')).toBe(false);
});
