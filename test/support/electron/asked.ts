/** Answers `app://` requests, as `protocol.handle` was given it. */
export type ProtocolHandler = (request: Request) => Promise<Response>

type Decide<T> = (answer: T) => void

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
  openedOutside: [] as string[],
  exitCode: null as number | null,
}
