import { createVitest } from 'vitest/node';
import type { Vitest } from 'vitest/node';
import { leftOut } from './areas.ts';

export type Verdict = { outcome: 'killed' | 'timeout' | 'survived'; by: string | null };

const testTimeoutMs = 30_000;
const endlessMessage = /timed out|does not end/;

/** One runner for all mutants. The loader serves the mutated text; the file on disk stays as it is. */
export const startMutantRunner = async ({ root }: { root: string }) => {
  let mutated: { path: string; text: string } | null = null;
  const vitest: Vitest = await createVitest(
    {
      root,
      watch: false,
      bail: 1,
      pool: 'forks',
      isolate: false,
      // It would answer with the original, or worse, remember a mutant.
      fsModuleCache: false,
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: testTimeoutMs,
      hookTimeout: testTimeoutMs,
      // With a fault in the code what is waited for does not come, and there are many faults.
      expect: { poll: { timeout: 2_000 } },
      testNamePattern: leftOut,
      // What fails on a busy machine and not again has noticed nothing.
      retry: 1,
      reporters: [{}],
    },
    {
      plugins: [
        {
          name: 'mutant',
          enforce: 'pre',
          transform: (_, id) => (mutated !== null && id === mutated.path ? { code: mutated.text, map: null } : null),
        },
      ],
    },
  );

  const failureOf = (modules: ReturnType<Vitest['state']['getTestModules']>): { name: string; message: string } | null => {
    for (const module of modules) {
      const [unloadable] = module.errors();
      if (unloadable) return { name: module.relativeModuleId, message: unloadable.message };
      for (const test of module.children.allTests('failed'))
        return { name: `${module.relativeModuleId}: ${test.name}`, message: test.result().errors?.[0]?.message ?? '' };
    }
    return null;
  };

  return {
    /** The tests run in the given order, up to the first that fails. */
    async judge({ path, text, tests }: { path: string; text: string; tests: readonly string[] }): Promise<Verdict> {
      mutated = { path, text };
      vitest.invalidateFile(path);
      try {
        for (const test of tests) {
          const specifications = [vitest.getRootProject().createSpecification(`${root}${test}`)];
          const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
          // It remembers the modules of earlier runs as well.
          const own = testModules.filter(({ relativeModuleId }) => relativeModuleId === test);
          const failure = failureOf(own) ?? (unhandledErrors.length > 0 ? { name: test, message: String(unhandledErrors[0]) } : null);
          if (failure) return { outcome: endlessMessage.test(failure.message) ? 'timeout' : 'killed', by: failure.name };
        }
        return { outcome: 'survived', by: null };
      } finally {
        mutated = null;
        vitest.invalidateFile(path);
      }
    },
    close: () => vitest.close(),
  };
};
export type MutantRunner = Awaited<ReturnType<typeof startMutantRunner>>;
