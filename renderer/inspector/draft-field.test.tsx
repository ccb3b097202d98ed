// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftField } from './draft-field.tsx';

let root: Root;
let kept: string[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="host"></div>';
  root = createRoot(document.getElementById('host') ?? document.body);
  kept = [];
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(value: string, multiline = false): void {
  act(() =>
    root.render(
      <DraftField label="Field" multiline={multiline} value={value} onKeep={(text) => kept.push(text)} />,
    ),
  );
}

function field(): HTMLInputElement | HTMLTextAreaElement {
  const found = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field-input');
  if (!found) throw new Error('no field');
  return found;
}

/** What a browser does for a key: the value by the native setter, then the event React listens to. */
function type(text: string): void {
  const element = field();
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  const setter = Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set;
  act(() => {
    setter?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const press = (init: KeyboardEventInit) =>
  act(
    () =>
      void field().dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
  );

describe('DraftField', () => {
  it('keeps once after a pause, not with every key', () => {
    show('');
    for (const text of ['a', 'ab', 'abc']) {
      type(text);
      act(() => void vi.advanceTimersByTime(300));
    }
    expect(kept).toEqual([]);
    act(() => void vi.advanceTimersByTime(700));
    expect(kept).toEqual(['abc']);
  });

  it('keeps when it is left, and only once', () => {
    show('');
    type('abc');
    act(() => void field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    act(() => void vi.advanceTimersByTime(2000));
    expect(kept).toEqual(['abc']);
  });

  it('keeps on Enter; in a paragraph only with Ctrl', () => {
    show('');
    type('abc');
    press({ key: 'Enter' });
    expect(kept).toEqual(['abc']);
    act(() => root.render(null));
    show('', true);
    type('line');
    press({ key: 'Enter' });
    expect(kept).toEqual(['abc']);
    press({ key: 'Enter', ctrlKey: true });
    expect(kept).toEqual(['abc', 'line']);
  });

  it('keeps when the form is closed over it', () => {
    show('');
    type('abc');
    act(() => root.render(null));
    expect(kept).toEqual(['abc']);
  });

  it('follows what was changed from outside and says nothing about it', () => {
    show('old');
    show('undone');
    expect(field().value).toBe('undone');
    act(() => void vi.advanceTimersByTime(2000));
    expect(kept).toEqual([]);
  });

  it('says nothing when the text is as it was', () => {
    show('same');
    type('other');
    type('same');
    act(() => void vi.advanceTimersByTime(2000));
    expect(kept).toEqual([]);
  });
});
