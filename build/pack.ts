import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { fromRoot } from './vite.node.ts'

// Packs the headless product, with the versions of the lockfile as its npm-shrinkwrap.json: `npm install -g slipway.tgz`
// gets what was tested. Run `node build/pack.ts FOLDER` after a build. The file is not in the repository: npm would use it
// in place of package-lock.json there.
const [folder = '.'] = process.argv.slice(2)
const shrinkwrap = fromRoot('npm-shrinkwrap.json')
copyFileSync(fromRoot('package-lock.json'), shrinkwrap)
try {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: fromRoot(''),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
} finally {
  rmSync(shrinkwrap, { force: true })
}
