import { readConfig } from './config.ts';
import { workflowBundleOf } from './worker/bundle.ts';

/**
 * Makes the bundle of the workflows before the first worker needs it. The bundler takes some 250 MB which a process never gives back,
 * so it has one of its own.
 */
workflowBundleOf(readConfig().home).catch((failure: Error) => {
  console.error(`gewu: the workflows could not be bundled: ${failure.message}`);
  process.exitCode = 1;
});
