/** Answers `app://` requests, as `protocol.handle` was given it. */
export type ProtocolHandler = (request: Request) => Promise<Response>

type Decide<T> = (answer: T) => void

export interface MessageBox {
  readonly message: string
  readonly detail?: string
  readonly buttons?: readonly string[]
}

/** What the shell asked of Electron, for tests to look at. */
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
  /** Labels of the buttons that are pressed next; an answer that no one gave is waited for. */
  presses: [] as string[],
  openedOutside: [] as string[],
  shownFiles: [] as string[],
  notices: [] as { title: string; body: string }[],
  /** Power-save blockers that are on. */
  blockers: new Set<number>(),
  exitCode: null as number | null,
}
