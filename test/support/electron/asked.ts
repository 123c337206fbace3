/** Answers `app://` requests, as registered with `protocol.handle`. */
export type ProtocolHandler = (request: Request) => Promise<Response>

type Decide<T> = (answer: T) => void

export interface MessageBox {
  readonly message: string
  readonly detail?: string
  readonly buttons?: readonly string[]
}

/** The shell's calls of Electron, for tests to inspect. */
export const asked = {
  isSandboxEnabled: false,
  privilegedSchemes: [] as unknown[],
  protocolHandlers: new Map<string, ProtocolHandler>(),
  permissionRequest: null as
    ((contents: unknown, permission: string, decide: Decide<boolean>) => void) | null,
  permissionCheck: null as (() => boolean) | null,
  beforeRequest: null as ((details: { url: string }, decide: Decide<{ cancel: boolean }>) => void) | null,
  errorBoxes: [] as { title: string; content: string }[],
  messageBoxes: [] as MessageBox[],
  /** Labels of the buttons to press next; a dialog waits until a test adds one. */
  presses: [] as string[],
  openedOutside: [] as string[],
  shownFiles: [] as string[],
  notices: [] as { title: string; body: string }[],
  /** Power-save blockers that are on. */
  blockers: new Set<number>(),
  exitCode: null as number | null,
}
