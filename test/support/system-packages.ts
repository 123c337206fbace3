import { needPackages } from './debian-packages.ts'

/** Every Debian package that some test uses as a client, a peer, an oracle or a machine. */
const SYSTEM_PACKAGES = [
  ...['iproute2', 'netbase', 'busybox-static', 'cpio', 'gzip', 'xz-utils', 'zstd', 'lz4', 'bzip2'],
  ...['xorriso', 'genisoimage', 'p7zip-full', 'udftools', 'grub-common', 'dosfstools', 'mtools'],
  ...['udhcpc', 'isc-dhcp-client', 'isc-dhcp-relay', 'dhcpcd-base', 'dnsmasq-base', 'atftp', 'curl'],
  ...['ndisc6', 'radvd', 'nftables', 'libfaketime'],
  ...['libxml2-utils', 'yamllint', 'python3-configobj', 'python3-jinja2', 'python3-jsonpatch'],
  ...['python3-jsonschema', 'python3-netifaces', 'python3-oauthlib', 'python3-requests', 'python3-yaml'],
  ...['qemu-system-x86', 'seabios', 'ipxe-qemu', 'ovmf', 'chromium'],
  ...['swtpm', 'swtpm-tools', 'qemu-utils', 'util-linux'],
]

/**
 * Installs all of them before the first test, as root on Debian or Ubuntu: tests run in parallel, and apt allows only one
 * process at a time. Elsewhere it does nothing, and each test says what is missing.
 */
export async function installSystemPackages(): Promise<void> {
  const reason = await needPackages(SYSTEM_PACKAGES)
  if (reason !== null) console.log(`Some tests will be skipped: ${reason}`)
}
