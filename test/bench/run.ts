import { firstReason, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { needTestIso } from '../support/test-iso.ts'
import { measureDhcp, reportDhcp } from './dhcp.ts'
import { measureImport } from './import.ts'
import { measureTransfers } from './transfer.ts'

// `npm run bench [-- PART...] [--json]`: honest numbers of this computer, now. Where there is a peer, both run in turn
// and the ratio counts.
interface Part {
  readonly missing: () => Promise<string | null>
  readonly run: (isJson: boolean) => Promise<void>
}

const needFiles = () =>
  firstReason(needTestIso, needNamespaces, () => needPackages(['dnsmasq-base', 'atftp', 'curl']))

const parts: Readonly<Record<string, Part>> = {
  import: { missing: needTestIso, run: measureImport },
  transfer: { missing: needFiles, run: measureTransfers },
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
