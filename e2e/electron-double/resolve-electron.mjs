// A module hook: `electron`, as imported by the built main, is the double of the same run.
/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  if (specifier !== 'electron') return nextResolve(specifier, context);
  const run = new URL(context.parentURL ?? 'file:///').searchParams.get('run') ?? '';
  const url = new URL(`./electron-module.mjs?run=${run}`, import.meta.url).href;
  return { url, format: 'module', shortCircuit: true };
}
