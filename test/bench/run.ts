import { firstReason, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { needTestIso } from '../support/test-iso.ts'
import { needLab } from '../support/lab.ts'
import { measureBoot } from './boot.ts'
import { reportRows, type Row } from './comparison.ts'
import { measureDhcp, reportDhcp } from './dhcp.ts'
import { measureHttp } from './http.ts'
import { measureImport } from './import.ts'
import { measureLoop } from './loop.ts'
import { measureMemory } from './memory.ts'
import { measureStartup } from './startup.ts'
import { measureTftp } from './tftp.ts'

// `npm run bench [-- PART...] [--json]`: honest numbers of this computer, now. Where there is a peer, both run in turn
// and the ratio counts.
interface Part {
  readonly missing: () => Promise<string | null>
  readonly run: (isJson: boolean) => Promise<void>
}

const needFiles = () =>
  firstReason(needTestIso, needNamespaces, () => needPackages(['dnsmasq-base', 'atftp', 'curl']))

const table = (missing: Part['missing'], measure: () => Promise<readonly Row[]>): Part => ({
  missing,
  run: async isJson => reportRows(await measure(), isJson),
})

const parts: Readonly<Record<string, Part>> = {
  import: { missing: needTestIso, run: measureImport },
  tftp: table(needFiles, measureTftp),
  http: table(needFiles, measureHttp),
  boot: table(() => firstReason(needLab, () => needPackages(['dnsmasq-base', 'curl'])), measureBoot),
  loop: table(needFiles, measureLoop),
  memory: table(needFiles, measureMemory),
  startup: table(needNamespaces, measureStartup),
  dhcp: {
    missing: () =>
      firstReason(needNamespaces, () => needPackages(['kea-dhcp4-server', 'kea-admin', 'dnsmasq-base'])),
    async run(isJson) {
      const results = await measureDhcp()
      if (isJson) console.log(JSON.stringify({ part: 'dhcp', results }))
      else reportDhcp(results)
    },
  },
}

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const asked = args.filter(arg => !arg.startsWith('--'))
const unknown = asked.filter(name => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const reason = await part.missing()
  if (reason === null) {
    await part.run(isJson)
    continue
  }
  console.error(`The benchmark cannot run on this computer: ${reason}.`)
  process.exitCode = 3
}
