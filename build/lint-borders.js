/**
 * The borders of the house: which folder may import what. In a flat config a later `no-restricted-imports`
 * replaces an earlier one for the same file, so every entry below is complete in itself.
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

/** Protocol and storage folders that must never see each other; engine.ts joins them. */
const neighbours = ['dhcp', 'tftp', 'http', 'image', 'store']
const sibling = own => ({
  regex: `^(\\.\\./)+(${neighbours.filter(name => name !== own).join('|')})/`,
  message: `engine/${own} states what it needs in its own interface; engine.ts joins the folders.`,
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
  border(['electron/engine/**/*.ts'], [...engineBans, dgram, sqlite, koffi]),
  border(['electron/engine/net/**/*.ts'], [...engineBans, sqlite]),
  border(['electron/engine/store/**/*.ts'], [...engineBans, sibling('store'), dgram, koffi]),
  ...neighbours
    .filter(name => name !== 'store')
    .map(name =>
      border([`electron/engine/${name}/**/*.ts`], [...engineBans, sibling(name), dgram, sqlite, koffi]),
    ),
  border(['electron/main/**/*.ts'], [vue, dgram, sqlite, koffi]),
  border(['electron/preload/**/*.ts'], [vue, engine, node]),
  border(['electron/headless/**/*.ts'], [electron, vue, dgram, sqlite, koffi]),
  border(['renderer/**/*.ts', 'renderer/**/*.vue'], [electron, engine, node]),
]
