// Entry of out/host/serve.js, which build/start.mjs loads.
export { launch } from './launch.ts';
