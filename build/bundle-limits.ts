/** What is loaded when one program starts: a file of `out/` with all that it imports. */
export interface BundleLimit {
  readonly name: string
  /** Of `out/`; `*` stands for any name. */
  readonly entry: string
  /** Files that it loads later or never; `*` as above. */
  readonly without?: string
  /** The most it may weigh: thousands of bytes after gzip. */
  readonly limitKb: number
}

// A tenth above what they were when the limit was set. A bundle that outgrows its own is looked at: the new weight is either worth it, and
// the number here goes up with the change that brings it, or something came along that no one asked for.
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
