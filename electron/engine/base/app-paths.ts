/** Every place on the disk that the engine uses; main/ and headless/ fill it in their own way. */
export interface AppPaths {
  /** State, library, logs. Created when missing, mode 0700. */
  readonly data: string
  /** Boot programs that come with Slipway (`resources/boot` in a checkout). A user's own in `data/boot-programs` win. */
  readonly bootPrograms: string
  /** The module that `worker_threads` starts to read an ISO. */
  readonly importWorker: URL
  /** The module that `worker_threads` starts to shorten the database's log. */
  readonly checkpointWorker: URL
  /** The module of the process around a test machine; absent where no plain Node can be started: in a packaged app. */
  readonly labHost?: URL
}
