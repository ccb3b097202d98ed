// The two halves of the double's contextBridge, run inside the page: values cross between the worlds by DOM events,
// as text, so that no object of one world is ever held by the other. Both functions are sent as source.

/** In the page's own world: builds what the preload exposes out of its description. */
export function installPageSide(): void {
  type Sent = {
    id?: number;
    name?: string;
    keys?: string[];
    ok?: boolean;
    value?: unknown;
    function?: number;
  };
  const promises = new Map<number, { done: (value: unknown) => void; fail: (reason: unknown) => void }>();
  const functions = new Map<number, (...args: unknown[]) => void>();
  let answer: Sent = {};
  let count = 0;

  const ask = (message: object): Sent => {
    answer = {};
    document.dispatchEvent(new CustomEvent('double:to-preload', { detail: JSON.stringify(message) }));
    return answer;
  };
  const invoke = (target: object, args: unknown[]): unknown => {
    const plain = args.map((arg) => {
      if (typeof arg !== 'function') return { value: arg };
      count += 1;
      functions.set(count, (...passed: unknown[]) => arg(...passed));
      return { function: count };
    });
    const returned = ask({ ...target, args: plain });
    if (returned.function !== undefined) {
      const id = returned.function;
      return () => invoke({ function: id }, []);
    }
    if (returned.id === undefined) return returned.value;
    const id = returned.id;
    return new Promise((done, fail) => promises.set(id, { done, fail }));
  };

  document.addEventListener('double:answer', (event) => {
    answer = JSON.parse((event as CustomEvent<string>).detail);
  });
  document.addEventListener('double:to-page', (event) => {
    const sent = JSON.parse((event as CustomEvent<string>).detail);
    if (sent.name !== undefined) {
      const entries = sent.keys.map((key: string) => [key, (...args: unknown[]) => invoke({ key }, args)]);
      Object.defineProperty(window, sent.name, { value: Object.freeze(Object.fromEntries(entries)) });
    } else if (sent.function !== undefined) functions.get(sent.function)?.(...sent.args);
    else {
      const promise = promises.get(sent.id);
      promises.delete(sent.id);
      if (sent.ok) promise?.done(sent.value);
      else promise?.fail(new Error(sent.value));
    }
  });
}

/** In the preload's isolated world: gives the preload `require('electron')`, and nothing else to require. */
export function installPreloadSide(runPreload: (require: (name: string) => unknown) => void): void {
  type Binding = { doubleIpc: (payload: string) => void };
  const listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>();
  const replies = new Map<number, { done: (value: unknown) => void; fail: (reason: unknown) => void }>();
  const returned = new Map<number, () => void>();
  let exposed: Record<string, (...args: unknown[]) => unknown> = {};
  let count = 0;
  const send = (type: string, message: object) =>
    document.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(message) }));

  Object.assign(globalThis, {
    doubleReply: (id: number, ok: boolean, value: unknown) => {
      if (ok) replies.get(id)?.done(value);
      else replies.get(id)?.fail(new Error(String(value)));
      replies.delete(id);
    },
    doubleEvent: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });

  document.addEventListener('double:to-preload', (event) => {
    const { key, function: functionId, args } = JSON.parse((event as CustomEvent<string>).detail);
    if (functionId !== undefined) {
      returned.get(functionId)?.();
      return;
    }
    const passed = args.map((arg: { value?: unknown; function?: number }) =>
      arg.function === undefined
        ? arg.value
        : (...values: unknown[]) => send('double:to-page', { function: arg.function, args: values }),
    );
    const result = exposed[key]?.(...passed);
    count += 1;
    const id = count;
    if (result instanceof Promise) {
      result.then(
        (value) => send('double:to-page', { id, ok: true, value }),
        (error) => send('double:to-page', { id, ok: false, value: String(error) }),
      );
      send('double:answer', { id });
    } else if (typeof result === 'function') {
      returned.set(id, () => result());
      send('double:answer', { function: id });
    } else send('double:answer', { value: result });
  });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) => {
        exposed = api;
        send('double:to-page', { name, keys: Object.keys(api) });
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((done, fail) => {
          count += 1;
          replies.set(count, { done, fail });
          (globalThis as typeof globalThis & Binding).doubleIpc(JSON.stringify({ id: count, channel, args }));
        }),
      on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
        if (!listeners.has(channel)) listeners.set(channel, new Set());
        listeners.get(channel)?.add(listener);
      },
      off: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
  runPreload((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  });
}
