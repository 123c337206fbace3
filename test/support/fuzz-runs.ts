const { SLIPWAY_FUZZ_RUNS: runs = '3000', SLIPWAY_FUZZ_SEED: seed } = process.env

/** How many cases fast-check generates: thousands in every `npm test`; a million once, with the seed in the folder's README. */
export const FUZZ_RUNS = { numRuns: Number(runs), ...(seed === undefined ? {} : { seed: Number(seed) }) }
