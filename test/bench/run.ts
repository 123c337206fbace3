import './built-program.ts'
import { firstReason, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { needLiveBuild } from '../support/live-iso.ts'
import { needTestIso } from '../support/test-iso.ts'
import { needLab } from '../support/lab.ts'
import { measureBoot } from './boot.ts'
import { reportRows, type Row } from './comparison.ts'
import { measureDhcp, reportDhcp } from './dhcp.ts'
import { measureFleet } from './fleet.ts'
import { measureHttp } from './http.ts'
import { measureImport } from './import.ts'
import { measureLiveBoot } from './live-boot.ts'
import { measureLoop } from './loop.ts'
import { measureMemory } from './memory.ts'
import { measureStartup } from './startup.ts'
import { measureTftp } from './tftp.ts'
import { measureUi } from './ui.ts'

// `npm run bench [-- PART...] [--json]`: measures this computer, now. If a part has a peer, both run in turn
// and the ratio is the result.
interface Part {
  readonly about: string
  readonly missing: () => Promise<string | null>
  readonly run: (isJson: boolean) => Promise<void>
}

/** netbase has the names of services, without which atftp does not start. */
const needFiles = () =>
  firstReason(needTestIso, needNamespaces, () => needPackages(['dnsmasq-base', 'atftp', 'netbase', 'curl']))

const table = (about: string, missing: Part['missing'], measure: () => Promise<readonly Row[]>): Part => ({
  about,
  missing,
  run: async isJson => reportRows(await measure(), isJson),
})

const parts: Readonly<Record<string, Part>> = {
  import: { about: 'an ISO of 4.4 GB', missing: needTestIso, run: measureImport },
  tftp: table(
    'beside dnsmasq, tftpd-hpa, atftpd and tftp2: direct, delayed, with losses, 64 at once',
    needFiles,
    measureTftp,
  ),
  http: table('beside nginx: one stream and 64', needFiles, measureHttp),
  fleet: table('200 machines at once beside dnsmasq + nginx', needFiles, measureFleet),
  boot: table(
    'power-on to Linux beside dnsmasq + nginx: SeaBIOS, OVMF, a Debian live ISO (made the first time)',
    () => firstReason(needLab, () => needPackages(['dnsmasq-base', 'curl'])),
    measureBoots,
  ),
  loop: table('delay of the event loop under load', needFiles, measureLoop),
  memory: table('idle, and with clients that stop reading', needFiles, measureMemory),
  startup: table('`slipway serve` to all sockets open', needNamespaces, measureStartup),
  ui: table(
    'the page in Chromium: its size, first content, 100,000 log lines, 200 machines',
    () => needPackages(['chromium']),
    measureUi,
  ),
  dhcp: {
    about: 'exchanges a second and their delay, beside Kea',
    missing: () =>
      firstReason(needNamespaces, () => needPackages(['kea-dhcp4-server', 'kea-admin', 'dnsmasq-base'])),
    async run(isJson) {
      const results = await measureDhcp()
      if (isJson) console.log(JSON.stringify({ part: 'dhcp', results }))
      else reportDhcp(results)
    },
  },
}

/** The live ISO can be built on Debian only. */
async function measureBoots(): Promise<readonly Row[]> {
  const rows = await measureBoot()
  return (await needLiveBuild()) === null ? [...rows, ...(await measureLiveBoot())] : rows
}

const usage = [
  'npm run bench [-- PART...] [--json]',
  '',
  'Measures this computer, beside other servers where there are some. Needs root, for network namespaces.',
  'Without a name all parts run:',
  '',
  ...Object.entries(parts).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`),
  '',
  '  --json   one JSON value a line',
  '  --help   this text',
].join('\n')

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) {
  console.log(usage)
  process.exit(0)
}
const isJson = args.includes('--json')
const unknown = args.filter(arg => arg !== '--json' && !Object.hasOwn(parts, arg))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}.\n\n${usage}`)
  process.exit(2)
}
const asked = args.filter(arg => arg !== '--json')
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const reason = await part.missing()
  if (reason === null) await part.run(isJson).catch((error: unknown) => tellFailure(name, error))
  else {
    console.error(`${name} cannot be measured on this computer: ${reason}.`)
    process.exitCode = 3
  }
}

/** A failed part does not stop the others. */
function tellFailure(name: string, error: unknown): void {
  console.error(`${name} failed.`, error)
  process.exitCode = 1
}
