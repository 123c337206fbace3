import type { Ipv4, MacAddress } from '#contract/address.ts'

export const ip = (text: string): Ipv4 => text as Ipv4

export const mac = (text: string): MacAddress => text as MacAddress

export const biosMac = mac('00:1a:4b:7c:22:10')

export const uefiMac = mac('1c:69:7a:0b:5e:44')

export const stoppedMac = mac('d8:bb:c1:90:aa:07')
