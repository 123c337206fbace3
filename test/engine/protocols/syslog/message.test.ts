import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSyslog } from '#engine/protocols/syslog/message.ts'

const parse = (text: string) => parseSyslog(Buffer.from(text))

describe('a syslog message', () => {
  it.each([
    // RFC 5424 §6.5, the first three examples.
    [
      "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \uFEFF'su root' failed for lonvick on /dev/pts/8",
      { severity: 2, program: 'su', text: "'su root' failed for lonvick on /dev/pts/8" },
    ],
    [
      "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.",
      { severity: 5, program: 'myproc', text: "%% It's time to make the do-nuts." },
    ],
    [
      '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="App\\]lication" eventID="1011"][x@1 y="z"] An application event log entry...',
      { severity: 5, program: 'evntslog', text: 'An application event log entry...' },
    ],
    // RFC 3164 §5.4.
    [
      "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8",
      { severity: 2, program: 'su', text: "'su root' failed for lonvick on /dev/pts/8" },
    ],
    [
      '<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!',
      { severity: 5, program: null, text: '10.0.0.99 Use the BFG!' },
    ],
    ['Use the BFG!', { severity: 5, program: null, text: 'Use the BFG!' }],
    // As sent by Anaconda's rsyslog, BusyBox in Debian's installer, and logger(1).
    [
      '<30>2026-11-20T12:00:00.123456+01:00 installer anaconda[1234]: Installing  packages',
      { severity: 6, program: 'anaconda', text: 'Installing  packages' },
    ],
    [
      '<14>Jan  1 00:00:07 main-menu[231]: INFO: menu item',
      { severity: 6, program: 'main-menu', text: 'INFO: menu item' },
    ],
    ['<999>what', { severity: 5, program: null, text: '<999>what' }],
    ['<13>two\nlines\u001b[2J', { severity: 5, program: null, text: 'two lines [2J' }],
  ])('%s', (message, expected) => {
    expect(parse(message)).toEqual(expected)
  })

  it.each(['', '<13>', '<34>1 2003-10-11T22:14:15.003Z host app - - -', '\0\n'])(
    '%j has no content',
    message => {
      expect(parse(message)).toBeNull()
    },
  )

  it('is truncated if it is too long', () => {
    expect(parse(`<13>app: ${'x'.repeat(60_000)}`)?.text).toHaveLength(1024)
  })

  it('is one short line without control characters, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.constantFrom('', '<13>', '<34>1 ', '<34>1 - - - - - [', '<13>Oct 11 22:14:15 '),
          fc.uint8Array(),
        ),
        ([start, bytes]) => {
          const message = parseSyslog(Buffer.concat([Buffer.from(start), bytes]))
          if (!message) return
          expect(message.text).toMatch(/^\P{Cc}{1,1024}$/u)
          expect(message.severity).toBeGreaterThanOrEqual(0)
          expect(message.severity).toBeLessThanOrEqual(7)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
