/** The code that one program loads at start: a file of `out/` and all its static imports. */
export interface BundleLimit {
  readonly name: string
  /** Path below `out/`; `*` matches any characters. */
  readonly entry: string
  /** Files that it loads later or never; `*` as above. */
  readonly without?: string
  /** The largest allowed size in kB after gzip. */
  readonly limitKb: number
}

// 10% above the size when the limit was set. If a bundle outgrows its limit, either the growth is worth it and the same
// change raises the number, or it is an accident to fix.
export const BUNDLE_LIMITS: readonly BundleLimit[] = [
  {
    name: "the page's script",
    entry: 'renderer/assets/index-*.js',
    without: 'renderer/assets/catalogue-*.js',
    limitKb: 236,
  },
  { name: 'all other languages of the page', entry: 'renderer/assets/catalogue-*.js', limitKb: 160 },
  { name: "the page's style", entry: 'renderer/assets/*.css', limitKb: 12.5 },
  { name: 'the main process', entry: 'main/main.js', limitKb: 906 },
  { name: 'the preload', entry: 'preload/preload.cjs', limitKb: 0.5 },
  { name: 'the command line', entry: 'headless/cli.js', limitKb: 969 },
  { name: 'the worker that reads images, in the app', entry: 'main/import-worker.js', limitKb: 112 },
  {
    name: 'the worker that reads images, in the command line',
    entry: 'headless/import-worker.js',
    limitKb: 112,
  },
  { name: 'the worker that syncs the database, in the app', entry: 'main/checkpoint-worker.js', limitKb: 1 },
  {
    name: 'the worker that syncs the database, in the command line',
    entry: 'headless/checkpoint-worker.js',
    limitKb: 1,
  },
  { name: 'the host of test machines, in the app', entry: 'main/lab-host.js', limitKb: 717 },
  { name: 'the host of test machines, in the command line', entry: 'headless/lab-host.js', limitKb: 720 },
]
