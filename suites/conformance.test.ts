import { inject } from 'vitest';
import { conformance } from '../harness/vitest.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rolecall: { readonly contract: string };
  }
}

conformance(inject('rolecall'));
