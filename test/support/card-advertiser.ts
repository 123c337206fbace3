import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createSystemNetwork } from '#engine/net/system-network.ts'
import { createAdvertiser } from '#engine/protocols/ndp/advertiser.ts'

// Run inside a namespace: answers on card argv[2], as if DHCP had just offered the machine argv[3] something to boot.
const [card = '', mac = ''] = process.argv.slice(2)
const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

try {
  const port = await createSystemNetwork().openNdpPort({ card })
  const advertiser = createAdvertiser({
    port,
    clock: systemClock,
    onAnswered: answered => print({ answered }),
    onRouter: router => print({ router }),
  })
  advertiser.onFact(
    { kind: 'dhcp.offered', address: '10.99.0.50' as Ipv4, bootFile: 'snponly.efi', xid: 1 },
    { mac: mac as MacAddress, ip: null },
  )
  print({ ready: true })
} catch (error) {
  print({ error: error instanceof SlipwayError ? { code: error.code, ...error.params } : String(error) })
}
