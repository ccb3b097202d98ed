import { expect, it } from 'vitest';
import { passageInContext } from './context-words.ts';

it.each([
  {
    name: 'cut words go',
    input: {
      prefix: 'eporters outside the Bir Sayhal ',
      quote: 'hospital',
      suffix: ' that eight people had died of b',
    },
    expected: '…outside the Bir Sayhal [hospital] that eight people had died of…',
  },
  {
    name: 'the ends of the text stay',
    input: { prefix: 'By ', quote: 'Joana\nLestrade', suffix: ' and\r\nothers.' },
    expected: 'By [Joana Lestrade] and others.',
  },
  {
    name: 'one long word stays',
    input: { prefix: 'x'.repeat(32), quote: 'q', suffix: 'y'.repeat(32) },
    expected: `…${'x'.repeat(32)}[q]${'y'.repeat(32)}…`,
  },
])('$name', ({ input, expected }) => {
  const { before, quote, after } = passageInContext(input);
  expect(`${before}[${quote}]${after}`).toBe(expected);
});
