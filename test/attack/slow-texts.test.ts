import { expect, it } from 'vitest'
import { ipxeWords } from '#engine/features/boot/menu/ipxe-text.ts'
import { readMenu } from '#engine/features/boot/menu/read/read-menu.ts'
import { parseConfigLines } from '#engine/features/migration/dnsmasq/config-line.ts'
import { maskSecrets } from '#engine/features/unattended/mask.ts'
import { outsideTags } from '#engine/features/unattended/quoting.ts'
import { interpretGrub } from '#engine/image/bootconfig/grub-interpreter.ts'
import { interpretIsolinux } from '#engine/image/bootconfig/isolinux-interpreter.ts'
import { parseLoaderEntry } from '#engine/image/bootconfig/read-boot-configuration.ts'
import {
  parseEsxiConfiguration,
  rewriteEsxiConfiguration,
} from '#engine/image/bootconfig/esxi-configuration.ts'
import { parseDiskInfo, parseTreeInfo } from '#engine/image/recognise/disc-facts.ts'
import { normaliseFileName } from '#engine/protocols/tftp/file-source.ts'

const LENGTH = 200_000
const LIMIT_MS = 3000
const many = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length))

/** Texts that make a careless pattern try every way to divide them. */
const TEXTS: Readonly<Record<string, string>> = {
  'spaces in a line': `a${many(' ')}b`,
  'spaces behind a key': `label a\nitem x\nset a b${many(' ')}c\nmenuentry x {\nkernel = a${many(' ')}b`,
  'empty lines': `${many('\n')}x`,
  'lines of spaces': `${many(' \n')}x`,
  equals: many('a='),
  dashes: `kernel ${many('--- ')}x`,
  bars: `label\nitem a ${many('|| ')}x`,
  dollars: many('$'),
  'opening braces': many('{{'),
  'opening tags': many('{%'),
  'half elements': many('<password>'),
  'secret words': many('token'),
  'secrets without an end': `password: "${many('secret:')}`,
  quotes: many('"'),
  brackets: many('('),
  versions: many('1.'),
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a menu': text => readMenu(text),
  'an iPXE menu': text => readMenu(`#!ipxe\n${text}`),
  'a GRUB menu': text => readMenu(`menuentry a {\nlinux /a ${text}`),
  'dnsmasq.conf': parseConfigLines,
  'secrets in a rendered file': text => maskSecrets(text, {}),
  'tags of a template': text => outsideTags(text, plain => plain),
  'words for iPXE': ipxeWords,
  'boot.cfg': text => [parseEsxiConfiguration(text), rewriteEsxiConfiguration(text, 'http://a/')],
  'grub.cfg': text => interpretGrub('/grub.cfg', { readText: async () => text, exists: async () => true }),
  'isolinux.cfg': text =>
    interpretIsolinux('/isolinux.cfg', { readText: async () => text, exists: async () => true }),
  'a loader entry': text => parseLoaderEntry(text, '/loader/entries/a.conf'),
  '.treeinfo': parseTreeInfo,
  '.disk/info': parseDiskInfo,
  'a name over TFTP': normaliseFileName,
}

const cases = Object.keys(READERS).flatMap(reader => Object.keys(TEXTS).map(text => ({ reader, text })))

it.each(cases)('$reader made of $text is read in time', async ({ reader, text }) => {
  const started = performance.now()
  try {
    await READERS[reader]!(TEXTS[text]!)
  } catch {
    // It may be refused, at once.
  }
  expect(performance.now() - started).toBeLessThan(LIMIT_MS)
})
