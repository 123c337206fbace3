import { Command, InvalidArgumentError } from 'commander'
import { parseIpv4, parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'
import { createOutput, type Output } from '../output.ts'
import { openSession, type Session } from '../session.ts'

/** What every command takes. */
export interface CommonOptions {
  readonly data?: string
  readonly json?: boolean
}

export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option(
      '--data <folder>',
      "where Slipway keeps its state (default: the platform's application-data folder)",
    )
    .option('--json', 'answer in JSON on stdout')
    .exitOverride()
}

/** A word that only groups commands. It takes no options: a group's own would swallow those of its commands. */
export function commandGroup(name: string, description: string): Command {
  return new Command(name).description(description).exitOverride()
}

/** Runs a command in a session that is closed whatever happens. */
export async function inSession(
  options: CommonOptions,
  run: (session: Session, output: Output) => Promise<void>,
): Promise<void> {
  const session = await openSession(options.data)
  try {
    await run(session, createOutput(options.json === true))
  } finally {
    await session.close()
  }
}

export function toIpv4(text: string): Ipv4 {
  const address = parseIpv4(text)
  if (!address) throw new InvalidArgumentError('An IPv4 address looks like 10.99.0.1.')
  return address
}

export function toMac(text: string): MacAddress {
  const mac = parseMac(text)
  if (!mac) throw new InvalidArgumentError('A MAC address looks like 52:54:00:12:34:56.')
  return mac
}

export function toInteger(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.')
  return Number(text)
}
