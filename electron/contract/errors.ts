/** Every way in which Slipway says no. Kebab-case, stable: scripts and translations rely on them. */
export type ErrorCode =
  | ProgramErrorCode
  | NetworkErrorCode
  | ImageErrorCode
  | MachineErrorCode
  | AccessErrorCode
  | ComputerErrorCode
  | LabErrorCode

/** The program itself and its data. */
export type ProgramErrorCode =
  | 'invalid-input'
  | 'unknown-method'
  | 'internal'
  | 'server-unreachable'
  | 'cancelled'
  | 'data-folder-in-use'
  | 'data-folder-unusable'
  | 'data-from-newer-version'

/** The network: ports, cards, ranges, and who else answers there. */
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

/** Machines, what they are to start and with which answers. */
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

/** Who may use the page, and what of this computer is reached from there. */
export type AccessErrorCode =
  'unauthorised' | 'wrong-password' | 'too-many-attempts' | 'password-needed' | 'path-not-allowed'

/** What this computer lacks, refuses or fails at. */
export type ComputerErrorCode =
  | 'disk-full'
  | 'folder-not-empty'
  | 'setup-not-understood'
  | 'boot-files-unavailable'
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

/** An error as data: it crosses processes whole, and its words are made where it is shown. */
export interface ApiError {
  readonly code: ErrorCode
  /** What the words need: the port, the card, the file. Never secrets. */
  readonly params: Readonly<Record<string, string | number>>
}

/** The answer to every contract call. Errors are values because a thrown one loses all but its message on IPC. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError }

/** An {@link ApiError} on its way up the stack. `cause` keeps the original for the log. */
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

/** What a thrown value tells the outside: its own code and parameters, or `internal` with its message. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof SlipwayError) return { code: thrown.code, params: thrown.params }
  return { code: 'internal', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } }
}
