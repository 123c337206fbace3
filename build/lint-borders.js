/**
 * Which folder may import which. In a flat config a later `no-restricted-imports` replaces an earlier one for the same
 * file, so every entry below is complete.
 */
const node = { regex: '^node:', message: 'This folder runs where there is no Node.' }
const electron = {
  regex: '^electron(/|$)',
  message: 'Only electron/main and electron/preload know Electron.',
}
const vue = { regex: '^(vue|vue-router|pinia|reka-ui)(/|$)', message: 'Only renderer/ knows Vue.' }
const engine = { regex: '^#engine/', message: 'Talk to the engine through #contract.' }
const upwards = {
  regex: '(^|/)(main|preload|headless|renderer)/',
  message: 'Nothing in the engine looks outward.',
}
const aliasInside = { regex: '^#engine/', message: 'Inside the engine import by relative path.' }
const dgram = { regex: '^(node:)?dgram$', message: 'Only engine/net opens datagram sockets.' }
const sqlite = { regex: '^better-sqlite3$', message: 'Only engine/store knows SQLite.' }
const koffi = { regex: '^koffi$', message: 'Only engine/net makes system calls.' }
const barrel = { regex: '/index(\\.ts)?$', message: 'Import the file you mean.' }

const PROTOCOLS = ['dhcp', 'tftp', 'http', 'ndp', 'syslog']
const FEATURES = [
  'library',
  'boot',
  'unattended',
  'machines',
  'serving',
  'timeline',
  'lab',
  'migration',
  'doctor',
]

/** Rooms of the engine that a room may not import, with the reason. */
const rooms = (names, message) => ({ regex: `^(\\.\\./)+(${names.join('|')})/`, message })
const noFeature = rooms(
  ['features'],
  'Features rest on protocols, image, store, net and base, never the other way round.',
)
const noEngine = {
  regex: '^(\\.\\./)+(engine|handlers)\\.ts$',
  message: 'engine.ts joins the rooms; nothing in them looks back at it.',
}
const apart = own => [
  rooms(
    ['protocols', 'image', 'store'].filter(room => room !== own),
    `engine/${own} states what it needs in its own interface; the features join the rooms.`,
  ),
  noFeature,
  noEngine,
]
const siblings = (all, own) => all.filter(name => name !== own)
/** A feature may import another feature only through its create file. */
const frontDoors = own => ({
  regex: `^(\\.\\./)+(features/)?(${siblings(FEATURES, own).join('|')})/(?!create-[a-z-]+\\.ts$)`,
  message: "Import another feature's create file, not what is behind it.",
})

const border = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [barrel, ...patterns] }] },
})

const engineBans = [electron, vue, upwards, aliasInside]

export const borders = [
  border(
    ['electron/contract/**/*.ts'],
    [{ regex: '^(?!zod$|\\./)', message: 'The contract imports nothing but zod and itself.' }],
  ),
  border(
    ['electron/words/**/*.ts'],
    [
      {
        regex: '^(?!intl-messageformat$|#contract/|\\.{1,2}/)',
        message: 'The words import intl-messageformat, the contract and themselves.',
      },
      {
        regex: '(^|/)(engine|main|preload|headless|renderer|contract)/',
        message: 'The words look at #contract only.',
      },
    ],
  ),
  border(['electron/engine/**/*.ts'], [...engineBans, dgram, sqlite, koffi]),
  border(
    ['electron/engine/base/**/*.ts'],
    [
      ...engineBans,
      rooms(['net', 'protocols', 'image', 'store', 'features'], 'Base rests on nothing.'),
      dgram,
      sqlite,
      koffi,
    ],
  ),
  border(
    ['electron/engine/net/**/*.ts'],
    [...engineBans, rooms(['protocols', 'image', 'store', 'features'], 'Net rests on base alone.'), sqlite],
  ),
  border(['electron/engine/store/**/*.ts'], [...engineBans, ...apart('store'), dgram, koffi]),
  border(['electron/engine/image/**/*.ts'], [...engineBans, ...apart('image'), dgram, sqlite, koffi]),
  ...PROTOCOLS.map(name =>
    border(
      [`electron/engine/protocols/${name}/**/*.ts`],
      [
        ...engineBans,
        ...apart('protocols'),
        rooms(siblings(PROTOCOLS, name), `${name} knows no other protocol; the features join them.`),
        dgram,
        sqlite,
        koffi,
      ],
    ),
  ),
  ...FEATURES.map(name =>
    border(
      [`electron/engine/features/${name}/**/*.ts`],
      [...engineBans, noEngine, frontDoors(name), dgram, sqlite, koffi],
    ),
  ),
  border(['electron/main/**/*.ts'], [vue, dgram, sqlite, koffi]),
  border(['electron/preload/**/*.ts'], [vue, engine, node]),
  border(['electron/headless/**/*.ts'], [electron, vue, dgram, sqlite, koffi]),
  border(['renderer/**/*.ts', 'renderer/**/*.vue'], [electron, engine, node]),
]
