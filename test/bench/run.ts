import { firstReason, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { needTestIso } from '../support/test-iso.ts'
import { measureImport } from './import.ts'
import { measureTransfers } from './transfer.ts'

// `npm run bench`: honest numbers of this computer, now. Where there is a peer, both run in turn and the ratio counts.
const reason = await firstReason(needTestIso, needNamespaces, () =>
  needPackages(['dnsmasq-base', 'atftp', 'curl']),
)
if (reason !== null) {
  console.error(`The benchmark cannot run on this computer: ${reason}.`)
  process.exit(3)
}
await measureImport()
await measureTransfers()
