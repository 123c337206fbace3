import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { sha512Crypt, storePassword } from '#engine/features/unattended/password-hash.ts'

describe('a password', () => {
  it.each([
    ['Hello world!', 'saltstring'],
    ['p', 'ab'],
    ['ünïcode, and longer than the sixty-four bytes of one block of the hash, yes', '0123456789abcdef'],
    ['it\'s $HOME `id` \\ "x"', 'A./z'],
  ])('becomes the hash of crypt(5): %s', async (password, salt) => {
    const expected = execFileSync('openssl', ['passwd', '-6', '-salt', salt, '-stdin'], {
      input: `${password}\n`,
    })
    expect(await sha512Crypt(password, salt)).toBe(expected.toString().trim())
  })

  it('has another hash each time, and is never in the clear', async () => {
    const [one, two] = await Promise.all([
      storePassword('preseed', 'geheim'),
      storePassword('preseed', 'geheim'),
    ])
    expect(one.text).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$[./0-9A-Za-z]{86}$/)
    expect(one.text).not.toBe(two.text)
  })

  it('of Windows is obscured as Microsoft does, because Windows accepts no hash', async () => {
    const { scheme, text } = await storePassword('autounattend', 'pw')
    expect(scheme).toBe('windows')
    expect(Buffer.from(text, 'base64').toString('utf16le')).toBe('pwPassword')
  })
})
