/**
 * Every reason that Slipway gives in a fact or an error, with the names of its parameters. The words are in
 * `electron/words`, under `reason.<code>`. Messages from a system or a machine are not in this list and stay as they
 * were.
 */
const REASONS = {
  // Boots
  'file-not-here': [],
  'hung-up': [],
  'address-answers': ['address'],
  'pool-exhausted': ['first', 'last'],
  'no-segment': ['relay'],
  'address-of-another': ['address'],
  'address-of-another-network': ['address'],
  'transfer-stopped': [],
  'transfer-anew': [],
  'no-answer': [],
  'no-answer-to-options': [],
  'file-unreadable': ['said'],
  'program-changed': ['package', 'version'],
  // Files
  'file-gone': [],
  'file-gone-or-changed': [],
  'no-permission-to-read': [],
  'no-directory': ['directory'],
  'reading-stopped': [],
  'reading-too-long': [],
  'reading-too-much': [],
  'folder-shared': [],
  'other-user': [],
  'larger-than': ['limit'],
  unreadable: [],
  // Requests about machines, groups and networks
  'machine-without-entry': [],
  'group-without-entry': [],
  'too-many-groups': ['count'],
  'address-for-one': [],
  'networks-overlap': ['network', 'other'],
  'address-wanted': [],
  'kea-beside-another': [],
  'no-range': ['range', 'network'],
  // Cards
  'platform-unknown': ['platform'],
  'more-rights': [],
  'ipv6-off': [],
  'no-system-calls': ['said'],
  'socket-refused': ['errno'],
  // Boot programs
  'packages-unknown': ['packages'],
  'packages-unknown-to-user': ['packages'],
  'package-without-program': ['package', 'version', 'program'],
  'no-package-tool': ['command', 'name', 'folder'],
  'package-tool-failed': ['said'],
  'not-made-here': [],
  'no-ipxe-sources': [],
  'script-unreadable': [],
  'no-own-script': [],
  'no-grub-kernel': ['places'],
  // Test machines
  'swtpm-missing': [],
  'swtpm-silent': [],
  'only-bios-behind-qemu': [],
  'needs-serving': [],
  'only-linux-isolates': [],
  'packed-cannot-isolate': [],
  'no-accelerator': ['platform'],
  'accelerator-fails': ['accelerator', 'said'],
  'accelerator-silent': ['accelerator'],
  'disk-in-use': [],
  'too-many-test-machines': [],
  'off-at-once': [],
  // Doctor's checks
  'arrived-changed': [],
  'no-answer-in-time': ['seconds'],
  'silence-after': ['sizeBytes'],
  endless: [],
  'answered-status': ['status'],
  // Answer file templates
  'text-too-long': [],
  'rendered-too-long': [],
  'too-much-memory': [],
  'too-much-time': [],
  // Texts for boot loaders
  'quote-open': [],
  'brace-alone': [],
  'brace-unopened': [],
  'brace-open': [],
  'word-unopened': ['word'],
  'word-inside-entry': ['word'],
  'word-unclosed': ['word', 'end'],
  'backslash-at-end': [],
  'label-taken': ['word'],
  'line-too-long': ['chars'],
  'not-below-label': ['word'],
  'not-for-one-entry': ['word'],
  'starts-nothing': [],
  'item-nowhere': ['item'],
  'another-file': ['said'],
  // Uploads from a browser
  'name-size-time': [],
  'too-many-parts': [],
  'upload-unknown': [],
  'part-outside': [],
  'part-too-large': [],
  // User input
  'variable-form': [],
  'field-form': [],
  'no-field': ['kind', 'name', 'fields'],
  'end-form': [],
  'file-or-remove': [],
  'password-length': ['path', 'shortest', 'longest'],
  'no-server-here': [],
  'no-page': [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ReasonCode = keyof typeof REASONS
type Value = string | number
type Given<Code extends ReasonCode> = Readonly<Record<(typeof REASONS)[Code][number], Value>>
/** Codes without parameters. */
type PlainCode = {
  [Code in ReasonCode]: (typeof REASONS)[Code] extends readonly [] ? Code : never
}[ReasonCode]

/**
 * A reason in the facts of an event, a stage or a finding: its code, with its parameters as further flat facts. Without
 * a code it is another program's message, or an English sentence that a version before codes wrote.
 */
export interface Reason {
  /** Empty if the code needs no parameters. */
  readonly reason: string
  readonly reasonCode?: ReasonCode
}

/** A reason for an event, a stage or a tool. */
export function reason<Code extends PlainCode>(code: Code): { reason: string; reasonCode: Code }
export function reason<Code extends ReasonCode, Values extends Given<Code>>(
  code: Code,
  values: Values,
): { reason: string; reasonCode: Code } & Values
export function reason(code: ReasonCode, values: object = {}): object {
  return { reason: '', reasonCode: code, ...values }
}

/** A reason for an error, in place of the `detail` of a system or a program. */
export function detail<Code extends PlainCode>(code: Code): { reasonCode: Code }
export function detail<Code extends ReasonCode, Values extends Given<Code>>(
  code: Code,
  values: Values,
): { reasonCode: Code } & Values
export function detail(code: ReasonCode, values: object = {}): object {
  return { reasonCode: code, ...values }
}

/**
 * The reason in an event's facts, to copy into another fact. Its code is empty if there is none, so that it replaces an
 * older one.
 */
export function reasonOf(facts: Reason): Readonly<Record<string, Value>> {
  const { reason: said, reasonCode = '' } = facts
  if (!isReasonCode(reasonCode)) return { reason: said, reasonCode: '' }
  const values = facts as unknown as Readonly<Record<string, Value>>
  const given = reasonNames(reasonCode).map(name => [name, values[name] ?? ''])
  return { reason: said, reasonCode, ...Object.fromEntries(given) }
}

/** The same for an error. */
export function detailOf(facts: Reason): Readonly<Record<string, Value>> {
  const { reason: said, ...rest } = reasonOf(facts)
  return said ? { ...rest, detail: said } : rest
}

/** The names of a reason's parameters. */
export const reasonNames = (code: ReasonCode): readonly string[] => REASONS[code]

export const isReasonCode = (code: unknown): code is ReasonCode =>
  typeof code === 'string' && Object.hasOwn(REASONS, code)
