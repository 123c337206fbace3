import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BootFact } from '#contract/boot-event.ts'
import { describeBootEvent } from '#contract/event-text.ts'
import { describeBootEventInGerman } from '../../renderer/locales/de-events.ts'
import { ip } from './address-samples.ts'
import { events } from './event-samples.ts'

const german = (fact: BootFact): string => describeBootEventInGerman(fact, code => code)

describe('the log in German', () => {
  it('has its own sentence for every kind of fact', () => {
    const kinds = [
      ...['boot-event', 'answer-fact', 'secure-boot-fact', 'loader-fact']
        .map(name => readFileSync(new URL(`../../electron/contract/${name}.ts`, import.meta.url), 'utf8'))
        .join('\n')
        .matchAll(/kind: '([a-z.-]+)'/g),
    ].map(match => match[1]!)
    const said = ['de-events', 'de-desk-events']
      .map(name => readFileSync(new URL(`../../renderer/locales/${name}.ts`, import.meta.url), 'utf8'))
      .join('\n')
    expect(kinds.length).toBeGreaterThan(30)
    expect([...new Set(kinds)].filter(kind => !said.includes(`case '${kind}':`))).toEqual([])
  })

  it('says the same as the English one: the same names, addresses and sizes', () => {
    for (const event of events) {
      expect(german(event)).not.toMatch(/undefined|NaN|^\s*$/)
      expect(german(event)).not.toBe(describeBootEvent(event))
    }
    const fact = { kind: 'dhcp.released', address: ip('192.168.7.100') } as const
    expect(german(fact)).toBe('Gibt 192.168.7.100 zurück')
  })
})
