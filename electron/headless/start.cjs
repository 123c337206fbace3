'use strict'
// `npm start`: the desktop app if it can run; otherwise one line with the reason, and the same page in a browser.
const { spawn } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const root = join(__dirname, '..', '..')
const obstacle = whyNoWindow()
if (obstacle) {
  process.stderr.write(obstacle + ' The same page is served for a browser instead.\n')
  process.argv.splice(2, 0, 'serve')
  require('./slipway.cjs')
} else {
  const child = spawn(electronBinary(), [root, ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('exit', code => process.exit(code ?? 1))
}

function whyNoWindow() {
  if (!electronBinary()) {
    return 'No window: the Electron program is not on this computer ("npx install-electron" fetches it).'
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'No window: this session has no display (DISPLAY and WAYLAND_DISPLAY are empty).'
  }
  if (process.platform === 'linux' && process.getuid() === 0) {
    return 'No window: the desktop app does not run as root.'
  }
  return null
}

// Reads the path of Electron's binary from its package; requiring the package would start a download.
function electronBinary() {
  try {
    const folder = dirname(require.resolve('electron/package.json'))
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}
