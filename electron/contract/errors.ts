/** Every error code of Slipway. Kebab-case and stable: scripts and translations rely on them. */
export type ErrorCode =
  | ProgramErrorCode
  | NetworkErrorCode
  | ImageErrorCode
  | MachineErrorCode
  | AccessErrorCode
  | ComputerErrorCode
  | LabErrorCode

/** Slipway itself and its data. */
export type ProgramErrorCode =
  | 'invalid-input'
  | 'unknown-method'
  | 'internal'
  | 'server-unreachable'
  | 'cancelled'
  | 'data-folder-in-use'
  | 'data-folder-unusable'
  | 'data-from-newer-version'

/** The network: ports, cards, ranges and other servers. */
export type NetworkErrorCode =
  | 'port-in-use'
  | 'permission-denied'
  | 'other-dhcp-server'
  | 'card-not-found'
  | 'card-without-address'
  | 'card-binding-unavailable'
  | 'range-outside-subnet'
  | 'range-too-small'
  | 'already-serving'
  | 'not-serving'

/** Images, and the files they are read from. */
export type ImageErrorCode =
  | 'iso-unreadable'
  | 'iso-truncated'
  | 'iso-not-an-iso'
  | 'image-not-found'
  | 'not-the-same-image'
  | 'upload-incomplete'

/** Machines, their entries and answer files. */
export type MachineErrorCode =
  | 'entry-not-found'
  | 'menu-not-understood'
  | 'machine-not-found'
  | 'group-not-found'
  | 'address-reserved'
  | 'answer-not-found'
  | 'answer-changed'
  | 'boot-not-found'
  | 'packets-not-kept'

/** Access to the page, and to this computer's files from it. */
export type AccessErrorCode =
  'unauthorised' | 'wrong-password' | 'too-many-attempts' | 'password-needed' | 'path-not-allowed'

/** Missing software, permissions or disk space of this computer. */
export type ComputerErrorCode =
  | 'disk-full'
  | 'folder-not-empty'
  | 'setup-not-understood'
  | 'boot-files-unavailable'
  | 'boot-program-changed'
  | 'tool-missing'
  | 'tool-failed'
  | 'not-allowed'
  | 'host-command-failed'

/** Test machines. */
export type LabErrorCode =
  | 'qemu-not-found'
  | 'firmware-not-found'
  | 'tpm-unavailable'
  | 'lab-network-unavailable'
  | 'bridge-not-allowed'
  | 'not-for-direct-start'
  | 'disc-not-bootable'
  | 'test-machine-failed'
  | 'test-machine-not-found'

/** An error as data. It crosses processes unchanged; the sentence is made where it is shown. */
export interface ApiError {
  readonly code: ErrorCode
  /** Parameters of the message: the port, the card, the file. Never secrets. */
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * The reply to every contract call. Errors are values because Electron's IPC keeps only the message of a thrown one.
 */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError }

/** An {@link ApiError} as an exception. `cause` keeps the original for the log. */
export class SlipwayError extends Error {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause })
    this.name = 'SlipwayError'
    this.code = code
    this.params = params
  }
}

/** A thrown value as data: its own code and parameters, or `internal` with its message. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof SlipwayError) return { code: thrown.code, params: thrown.params }
  return { code: 'internal', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } }
}
