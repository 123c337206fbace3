/** The engine's paths on disk. main/ and headless/ each fill them in. */
export interface AppPaths {
  /** Database, library and logs. Created with mode 0700 if missing. */
  readonly data: string
  /**
   * Boot programs shipped with Slipway (`resources/boot` in a checkout). Files in `data/boot-programs` take
   * precedence.
   */
  readonly bootPrograms: string
  /** The module that `worker_threads` starts to read an ISO. */
  readonly importWorker: URL
  /** The module that `worker_threads` starts to checkpoint the database's write-ahead log. */
  readonly checkpointWorker: URL
  /**
   * The module of the process that runs a test machine. Absent in a packaged app, which cannot start a plain Node
   * process.
   */
  readonly labHost?: URL
}
