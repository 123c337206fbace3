#!/usr/bin/env node
'use strict'
// Plain CommonJS that even an old Node can read: better-sqlite3 13 crashes Node 20 without a message, so the version is
// checked before any native module loads.
const wanted = [22, 12]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  process.stderr.write(
    'Slipway needs Node ' +
      wanted.join('.') +
      ' or later; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').\n' +
      'In a checkout, "npm ci" brings the right one: run "npx slipway ..." or "npm run slipway -- ..." there.\n' +
      'Elsewhere install Node 24 or later, from your system or nodejs.org.\n',
  )
  process.exit(3)
}
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const program = join(__dirname, '..', '..', 'out', 'headless', 'cli.js')
if (!existsSync(program)) {
  process.stderr.write('Slipway is not built yet: ' + program + ' is missing. Run "npm run build".\n')
  process.exit(3)
}
import(pathToFileURL(program).href)
