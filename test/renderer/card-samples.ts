import type { NetworkCard } from '#contract/network.ts'
import { ip, mac } from './address-samples.ts'

export const cards: readonly NetworkCard[] = [
  {
    name: 'eth1',
    mac: mac('b4:2e:99:1c:70:02'),
    kind: 'ethernet',
    address: ip('192.168.7.1'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: 1000,
    problem: null,
  },
  {
    name: 'enp0s31f6',
    mac: mac('b4:2e:99:1c:70:01'),
    kind: 'ethernet',
    address: null,
    prefixLength: null,
    hasLink: false,
    speedMbps: null,
    problem: { code: 'card-without-address', params: { card: 'enp0s31f6' } },
  },
  {
    name: 'wlp2s0',
    mac: mac('9c:b6:d0:11:22:33'),
    kind: 'wifi',
    address: ip('192.168.1.41'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: 433,
    problem: null,
  },
  {
    name: 'virbr0',
    mac: mac('52:54:00:9a:00:01'),
    kind: 'virtual',
    address: ip('192.168.122.1'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: null,
    problem: null,
  },
]
