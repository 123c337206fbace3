import { describe, expect, expectTypeOf, it } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { message, type Message } from '#words/message.ts'

const texts = {
  plain: 'Not serving',
  one: 'Serving on {nic}',
  count: '{n, plural, =0 {no machines} one {# machine} other {# machines}}',
  choice: '{on, select, true {on} other {off}}',
  quoted: "It isn't '{MIRROR}', {name}: <tag>",
  amount: '{size} in {time}',
  broken: '{oh',
}
const english = createWords('en', texts)
const said = (code: string, params: Message['params'] = {}): string => english.describe({ code, params })

describe('a message', () => {
  it('is formatted with its parameters', () => {
    expect(said('plain')).toBe('Not serving')
    expect(said('one', { nic: 'eth0' })).toBe('Serving on eth0')
    expect(said('choice', { on: 'true' })).toBe('on')
    expect(said('quoted', { name: 'x' })).toBe("It isn't {MIRROR}, x: <tag>")
  })

  it('has plurals by the rules of the language', () => {
    expect([0, 1, 2, 1234].map(n => said('count', { n }))).toEqual([
      'no machines',
      '1 machine',
      '2 machines',
      '1,234 machines',
    ])
    expect(createWords('de', texts).describe({ code: 'count', params: { n: 1234 } })).toBe('1.234 machines')
  })

  it('keeps a plain number as it is: a port is not 8,080', () => {
    expect(said('one', { nic: 8080 })).toBe('Serving on 8080')
  })

  it('formats quantities by the rules of the language', () => {
    const params = { size: { bytes: 1_100_000 }, time: { ms: 800 } }
    const inLanguage = (language: string): string =>
      createWords(language, texts).describe({ code: 'amount', params }).replaceAll('\u00a0', ' ')
    expect(inLanguage('en')).toBe('1.1 MB in 0.8 s')
    expect(inLanguage('fr')).toBe('1,1\u202fMo in 0,8\u202fs')
    expect(said('one', { nic: { part: 61, whole: 100 } })).toBe('Serving on 61%')
    expect(said('one', { nic: { mebibytes: 4096 } })).toBe('Serving on 4\u00a0GB')
  })

  it('holds other messages, and lists', () => {
    expect(said('one', { nic: { code: 'count', params: { n: 2 } } })).toBe('Serving on 2 machines')
    expect(said('one', { nic: ['eth0', { code: 'plain' }, 'eth2'] })).toBe(
      'Serving on eth0, Not serving, and eth2',
    )
  })
})

describe('an invalid message', () => {
  it('is the code itself, if a newer version wrote it', () => {
    expect(said('event.new')).toBe('event.new')
    expect(said('event.new', { nic: 'eth0', n: 3 })).toBe('event.new (nic: eth0, n: 3)')
    expect(said('toString')).toBe('toString')
    expect(said('__proto__')).toBe('__proto__')
  })

  it('is the name of a missing parameter', () => {
    expect(said('one')).toBe('Serving on [nic]')
    expect(said('choice')).toBe('off')
  })

  it('is the code if a plural gets no number, or the text is invalid ICU', () => {
    expect(said('count')).toBe('count')
    expect(said('count', { n: 'many' })).toBe('count (n: many)')
    expect(said('broken')).toBe('broken')
  })

  it('ends, however deep messages are nested', () => {
    let nested: Message = { code: 'plain' }
    for (let depth = 0; depth < 1000; depth++) nested = { code: 'one', params: { nic: nested } }
    expect(english.describe(nested)).toContain('…')
  })

  it('never throws, whatever JSON is in a row of the database', () => {
    const values: unknown[] = [
      null,
      true,
      {},
      { code: 7 },
      [[]],
      { bytes: 'x' },
      { part: 1 },
      { whole: null },
    ]
    for (const value of values)
      expect(() => english.describe({ code: 'one', params: { nic: value } } as Message)).not.toThrow()
  })
})

describe('the types', () => {
  const words = createWords('en', catalogue)

  it('require the parameters of the code, and no others', () => {
    expect(words.text('status.serving', { nic: 'eth0' })).toContain('eth0')
    expect(words.text('app.close')).not.toBe('')
    // @ts-expect-error nic is missing
    words.text('status.serving')
    // @ts-expect-error no such parameter
    words.text('status.serving', { card: 'eth0' })
    // @ts-expect-error no parameters at all
    words.text('app.close', { nic: 'eth0' })
    // @ts-expect-error no such code
    words.text('app.nothing')
    // @ts-expect-error a plural wants a number
    words.text('machines.summary', { n: '3' })
    expectTypeOf(message('status.serving', { nic: 'eth0' })).toEqualTypeOf<Message>()
  })

  it('require the parameters of all codes that a computed one may be', () => {
    const code = 'status.serving' as 'status.serving' | 'status.stopped'
    expect(words.text(code, { nic: 'eth0' })).toContain('eth0')
    // @ts-expect-error status.serving has a parameter
    words.text(code)
  })
})
