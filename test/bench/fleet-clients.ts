import { openFleetAddresses } from './fleet-addresses.ts'
import { openDhcpClients } from './fleet-dhcp.ts'
import { bootMachine } from './fleet-machine.ts'

// Runs in the namespace of the clients: `fleet-clients.ts COUNT CARD ROOT_URL ROOT_BYTES`. Switches COUNT machines on
// at the same time and prints one JSON object when the last has loaded everything, or failed.

const [count = '0', card = '', url = '', sizeBytes = '0'] = process.argv.slice(2)

const addresses = await openFleetAddresses(card)
const dhcp = await openDhcpClients()
const sinceMs = performance.now()
const cpuBefore = process.cpuUsage()
const runs = await Promise.all(
  Array.from({ length: Number(count) }, (_, index) => {
    const mac = `52:54:00:f1:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`
    return bootMachine(
      mac,
      { dhcp, addAddress: addresses.add, rootFile: { url, sizeBytes: Number(sizeBytes) } },
      sinceMs,
    )
  }),
)
const { user, system } = process.cpuUsage(cpuBefore)
const wallMs = performance.now() - sinceMs
dhcp.close()
addresses.close()
console.log(JSON.stringify({ runs, wallMs, clientCpuMs: (user + system) / 1000 }))
