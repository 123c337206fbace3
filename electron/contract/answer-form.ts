/** The unattended installers that Slipway knows, named after their answer file. */
export const ANSWER_KINDS = [
  'autoinstall',
  'preseed',
  'kickstart',
  'autoyast',
  'agama',
  'ignition',
  'archinstall',
  'proxmox',
  'xcp-ng',
  'harvester-create',
  'harvester-join',
  'autounattend',
] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/**
 * A password as an answer file can hold it. Windows can't use a hash: `windows` is its own obfuscation, which anyone
 * can reverse.
 */
export interface StoredPassword {
  readonly scheme: 'sha512-crypt' | 'windows'
  readonly text: string
}

/** A static address in place of DHCP. Every field may hold variables. */
export interface StaticNetwork {
  /** With its prefix length: `192.168.1.20/24`. */
  readonly address: string
  readonly gateway: string
  readonly dns: readonly string[]
}

/**
 * The questions that installers share. Every text may hold variables; fields that a kind does not ask for are ignored.
 */
export interface AnswerForm {
  /** For example `de_DE.UTF-8`. */
  readonly language: string
  /** XKB layout, for example `de`. */
  readonly keyboard: string
  /** For example `Europe/Berlin`. */
  readonly timeZone: string
  readonly hostName: string
  readonly userName: string
  readonly password: StoredPassword | null
  readonly sshKeys: readonly string[]
  /** For example `/dev/sda`. Empty lets the installer choose, if it can. */
  readonly disk: string
  readonly packages: readonly string[]
  /** Shell commands for the installed system, one per line. */
  readonly commands: readonly string[]
  /** Null asks DHCP. */
  readonly network: StaticNetwork | null
  readonly atEnd: 'reboot' | 'poweroff'
  /** The product of Agama, or the edition of Windows. */
  readonly product: string
  /** Harvester only. */
  readonly clusterToken: string
  /** Harvester only: the cluster's own address for `create`, the address of the cluster to join for `join`. */
  readonly clusterAddress: string
}

/** A form as a user submits it. A password in the clear becomes a stored one at once. */
export type AnswerFormInput = {
  readonly [K in keyof Omit<AnswerForm, 'password'>]?: AnswerForm[K] | undefined
} & {
  /** A text is a password in the clear. */
  readonly password?: string | StoredPassword | null | undefined
}

export type AnswerField = keyof AnswerForm

/**
 * How an installer calls its answer file, and which fields of the form it uses. Its display name is
 * `answer.kind.<kind>` in `electron/words`.
 */
export interface AnswerKindFacts {
  readonly fileName: string
  readonly syntax: 'yaml' | 'json' | 'toml' | 'xml' | 'kickstart' | 'preseed'
  readonly fields: readonly AnswerField[]
  /** Fields that must not be empty. */
  readonly needs: readonly AnswerField[]
}

const PLACE = ['language', 'keyboard', 'timeZone', 'hostName'] as const
const USER = ['userName', 'password', 'sshKeys'] as const
const REST = ['disk', 'packages', 'commands', 'network', 'atEnd'] as const

const HARVESTER: AnswerKindFacts = {
  fileName: 'config.yaml',
  syntax: 'yaml',
  fields: [
    'hostName',
    'password',
    'sshKeys',
    'disk',
    'network',
    'clusterToken',
    'clusterAddress',
    'commands',
  ],
  needs: ['hostName', 'password', 'disk', 'clusterToken', 'clusterAddress'],
}

export const ANSWER_KIND_FACTS: Readonly<Record<AnswerKind, AnswerKindFacts>> = {
  autoinstall: {
    fileName: 'user-data',
    syntax: 'yaml',
    fields: [...PLACE, ...USER, ...REST],
    needs: ['hostName', 'userName'],
  },
  preseed: {
    fileName: 'preseed.cfg',
    syntax: 'preseed',
    fields: [...PLACE, ...USER, ...REST],
    needs: ['hostName', 'userName'],
  },
  kickstart: {
    fileName: 'ks.cfg',
    syntax: 'kickstart',
    fields: [...PLACE, ...USER, ...REST],
    needs: ['hostName', 'userName'],
  },
  autoyast: {
    fileName: 'autoinst.xml',
    syntax: 'xml',
    fields: [...PLACE, ...USER, 'disk', 'packages', 'commands', 'atEnd'],
    needs: ['hostName', 'userName'],
  },
  agama: {
    fileName: 'profile.json',
    syntax: 'json',
    fields: ['product', ...PLACE, ...USER, 'disk', 'packages', 'commands', 'atEnd'],
    needs: ['product', 'userName'],
  },
  ignition: {
    fileName: 'config.ign',
    syntax: 'json',
    fields: ['keyboard', 'timeZone', 'hostName', ...USER, 'disk', 'commands'],
    needs: ['userName'],
  },
  archinstall: {
    fileName: 'user_configuration.json',
    syntax: 'json',
    fields: [...PLACE, ...USER, 'disk', 'packages', 'commands', 'atEnd'],
    needs: ['hostName', 'userName', 'disk'],
  },
  proxmox: {
    fileName: 'answer.toml',
    syntax: 'toml',
    fields: ['keyboard', 'timeZone', 'hostName', 'password', 'sshKeys', 'disk', 'network', 'atEnd'],
    needs: ['hostName', 'password', 'disk'],
  },
  'xcp-ng': {
    fileName: 'answerfile.xml',
    syntax: 'xml',
    fields: ['keyboard', 'timeZone', 'hostName', 'password', 'sshKeys', 'disk', 'commands', 'network'],
    needs: ['password', 'disk'],
  },
  'harvester-create': HARVESTER,
  'harvester-join': HARVESTER,
  autounattend: {
    fileName: 'autounattend.xml',
    syntax: 'xml',
    fields: ['language', 'keyboard', 'timeZone', 'hostName', 'userName', 'password', 'product', 'commands'],
    needs: ['userName', 'password', 'product'],
  },
}

/** An empty form. */
export const EMPTY_ANSWER_FORM: AnswerForm = {
  language: 'en_US.UTF-8',
  keyboard: 'us',
  timeZone: 'Etc/UTC',
  hostName: '{{ machine.hostname }}',
  userName: 'admin',
  password: null,
  sshKeys: [],
  disk: '',
  packages: [],
  commands: [],
  network: null,
  atEnd: 'reboot',
  product: '',
  clusterToken: '',
  clusterAddress: '',
}
