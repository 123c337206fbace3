import { describeArch } from './event-text.ts'
import { FindingFacts } from './finding-facts.ts'
import type { Confidence, Finding, FindingCode, Remedy } from './finding.ts'
import { formatBytes, formatDuration } from './quantity-text.ts'
import { describeRefusal } from './secure-boot-text.ts'
import type { SecureBootVerdict } from './secure-boot.ts'

/** A finding in words: what happened, what that rests on, and how sure it is. */
export interface FindingText {
  readonly title: string
  readonly why: string
}

/** May name files that machines and ISOs named: without control characters, but not escaped. */
export function describeFinding(finding: Finding): FindingText {
  const text = TEXTS[finding.code](new Facts(finding.facts))
  return { title: oneLine(text.title), why: oneLine(`${SURE[finding.confidence]}${text.why}`) }
}

/** What to do about it, as a sentence without its full stop: "Allow UDP port 69 in this computer's firewall". */
export function describeRemedy(remedy: Remedy): string {
  return oneLine(remedyText(remedy))
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: '',
  'most-likely': 'Most likely: ',
  possible: 'Possibly: ',
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')

class Facts extends FindingFacts {
  time(key: string): string {
    return formatDuration(this.number(key) * 1000)
  }
  times(key: string): string {
    return this.number(key) === 1 ? 'once' : `${this.number(key)} times`
  }
  size(key: string): string {
    return formatBytes(this.number(key))
  }
  soFar(): string {
    return `${formatBytes(this.number('sentBytes'))} of ${formatBytes(this.number('sizeBytes'))}`
  }
}

const TEXTS: Readonly<Record<FindingCode, (facts: Facts) => FindingText>> = {
  'no-address': facts => ({ title: 'It got no address', why: noAddress(facts) }),
  'other-offer-taken': facts => ({
    title: `It took an address of another DHCP server${facts.has('server') ? `, ${facts.text('server')}` : ''}`,
    why: `We offered ${facts.text('offered')}, it took ${facts.text('address')} instead and asked us for nothing since. Two servers hand out addresses on this network.`,
  }),
  'offer-not-taken': facts => ({
    title: `It does not take the address that we offer`,
    why: `our answer does not reach it, or it waits for another server${facts.has('server') ? ` (${facts.text('server')} answers here too)` : ''}. We offered ${facts.text('address')} ${facts.times('count')} in ${facts.time('seconds')}, and no request followed.`,
  }),
  'proxy-not-heard': facts => ({
    title: `It did not load ${facts.text('bootFile')}`,
    why: proxyNotHeard(facts),
  }),
  'wrong-program': facts => ({
    title: `${facts.text('file')} is not made for this machine`,
    why: `Its firmware is ${describeArch(facts.text('arch'))} and starts only programs for ${facts.text('firmware')}.`,
  }),
  'program-missing': facts => ({
    title: `${facts.text('file')} is not here`,
    why: `It was told to load this file, asked for it ${facts.times('count')}, and there is none of that name.`,
  }),
  'program-not-asked': facts => ({
    title: `Its request for ${facts.text('file')} does not arrive`,
    why: `a firewall on this computer drops ${protocol(facts)} port ${facts.text('port')}. It has its address and was told what to load, and for ${facts.time('seconds')} no request has come.`,
  }),
  'blocks-lost': facts => ({
    title: `Not one block of ${facts.text('file')} arrives`,
    why: `something on the way does not carry packets this large. It asked ${facts.times('count')} for blocks of ${facts.text('blksize')} bytes, small packets go through, and of the file it has confirmed nothing.`,
  }),
  'program-stalled': facts => ({
    title: `Loading ${facts.text('file')} stopped on the way`,
    why: facts.has('seconds')
      ? `the connection broke. Of ${facts.size('sizeBytes')} it has taken nothing more for ${facts.time('seconds')}.`
      : `It confirmed ${facts.soFar()}, then nothing more. It began ${facts.times('count')}.`,
  }),
  'second-stage-missing': facts => ({
    title: `${facts.text('file')} is not here`,
    why: `${facts.text('loader')} started and asked for it as its next program.`,
  }),
  'loader-without-menu': facts => ({
    title: 'GRUB has not asked for its menu',
    why: `${GRUB_REASON[facts.text('reason')] ?? GRUB_REASON['unknown']}. ${capital(loadedWhole(facts))}.`,
  }),
  'secure-boot': facts => ({
    title: `It did not start ${facts.text('file')}`,
    why: `Secure Boot is on, and refuses what is not signed for it. ${capital(loadedWhole(facts))}.`,
  }),
  'program-not-started': facts => ({
    title: `${facts.text('file')} does not start on this machine`,
    why: `the program and this network card do not get on, or its file is damaged. ${capital(loadedWhole(facts))}.`,
  }),
  'script-not-asked': facts => ({
    title: `iPXE runs and does not reach us by HTTP`,
    why: `a firewall on this computer drops TCP port ${facts.text('port')}. iPXE has its address and was told to load ${facts.text('url')}; for ${facts.time('seconds')} no request has come.`,
  }),
  'kernel-refused': facts => ({
    title: `Secure Boot refuses ${facts.text('title', 'the system')}`,
    why: `${refusal(facts)}.`,
  }),
  'kernel-missing': facts => ({
    title: facts.has('entry') ? 'What it chose is not here any more' : `${facts.text('file')} is not here`,
    why: `${facts.has('entry') ? `It chose ${facts.text('entry')}, which its menu still showed.` : 'It asked for this file of what it starts.'} The ISO was moved or removed, or lies on a disk that is not plugged in.`,
  }),
  'memory-low': facts => ({
    title: `It has too little memory`,
    why: `It has ${facts.text('memoryMegabytes')} MB, this system needs about ${facts.text('neededMegabytes')} MB, and it has been silent for ${facts.time('seconds')}.`,
  }),
  'kernel-stalled': facts =>
    facts.has('seconds')
      ? {
          title: `Loading ${facts.text('file')} stopped on the way`,
          why: `the connection broke. It took ${facts.soFar()}, then nothing for ${facts.time('seconds')}, and has not hung up.`,
        }
      : {
          title: `It gave up loading ${facts.text('file')}`,
          why: `it has no room left in its memory, or the connection broke. It hung up at ${facts.soFar()}.`,
        },
  'kernel-silent': facts => ({
    title: facts.number('again') === 1 ? 'The system did not start' : 'The system starts, or is stuck',
    why: `it has too little memory${facts.has('neededMegabytes') ? ` (about ${facts.text('neededMegabytes')} MB are needed)` : ''}, or its kernel has no driver for the network card. Kernel and initrd went out whole; ${facts.number('again') === 1 ? 'then it began to boot anew' : `for ${facts.time('seconds')} it has asked for nothing`}.`,
  }),
  'answers-not-asked': facts => ({
    title: `It has not asked for its answers`,
    why: `it will ask its questions on its screen. It has read ${formatBytes(facts.number('sentBytes'))} of its image, and not the answers that it is to get.`,
  }),
  'installer-quiet': facts => ({
    title: 'The installer has been quiet for long',
    why: `it waits for an answer on its screen. It last spoke ${facts.time('seconds')} ago.`,
  }),
  'starts-again': facts => ({
    title: `It began to boot ${facts.times('count')} in ${facts.time('seconds')}`,
    why: START_REASON[facts.text('reason')] ?? '',
  }),
}

const GRUB_REASON: Readonly<Record<string, string>> = {
  'second-server': 'GRUB does not listen to a second DHCP server',
  http: 'this GRUB came by HTTP boot and cannot read its menu by HTTP',
  unknown: 'GRUB and this network card do not get on',
}

const START_REASON: Readonly<Record<string, string>> = {
  reported: 'It has said that it is done, and its firmware still starts from the network first.',
  'after-kernel':
    'each time it loads its system and comes back: either it is installed and still starts from the network first, or its kernel stops.',
  'same-stop': 'each time it stops at the same place.',
}

const protocol = (facts: Facts): string => facts.text('protocol', 'udp').toUpperCase()
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function loadedWhole(facts: Facts): string {
  const size = formatBytes(facts.number('sizeBytes'))
  return facts.number('again') === 1
    ? `it loaded all ${size}, and then began to boot anew without a word from the program`
    : `it loaded all ${size}, and for ${facts.time('seconds')} the program has not said a word`
}

function noAddress(facts: Facts): string {
  switch (facts.text('reason')) {
    case 'pool-exhausted':
      return `No address is free between ${facts.text('first')} and ${facts.text('last')}.`
    case 'declined':
      return `It declined ${facts.text('address')}: something else answers there.`
    default:
      return `We refused${facts.has('address') ? ` ${facts.text('address')}` : ''}: ${facts.text('detail', 'not ours to give')}.`
  }
}

function proxyNotHeard(facts: Facts): string {
  const server = facts.text('server', 'another server')
  switch (facts.text('reason')) {
    case 'other-boot-file':
      return `${server} tells it to load ${facts.text('otherBootFile', 'another file')}, and it listens to that.`
    case 'offer-ignored':
      return `a firewall on this computer drops ${protocol(facts)} port ${facts.text('port', '69')}, or its firmware hears one server only. It took ${facts.text('address', 'an address')} from ${server} and never came here.`
    case 'file-not-fetched':
      return `a firewall on this computer drops ${protocol(facts)} port ${facts.text('port', '69')}. It asked on port 4011, was told, and then nothing came.`
    default:
      return `no DHCP server gives it an address, our answer does not reach it, or its firmware does not accept two answers.`
  }
}

function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'serve-as-server':
      return 'Hand out addresses here (only on a network of its own)'
    case 'serve-as-proxy':
      return 'Leave addresses to the other server (proxy mode)'
    case 'router-lines':
      return `Let the other DHCP server name our boot file ${remedy.bootFile}`
    case 'open-port':
      return `Allow ${remedy.protocol.toUpperCase()} port ${remedy.port} in this computer's firewall`
    case 'pin-loader':
      return `Give this machine ${remedy.loader}`
    case 'let-slipway-choose':
      return 'Take away the boot file that is set for this machine'
    case 'fetch-boot-files':
      return 'Fetch the boot programs'
    case 'secure-boot-on':
      return 'Give this machine signed programs only'
    case 'turn-secure-boot-off':
      return "Turn Secure Boot off in the machine's firmware"
    case 'raise-mtu':
      return 'Let every switch, bridge and tunnel on the way carry packets of 1500 bytes (MTU)'
    case 'check-cable':
      return 'Check cable and switch'
    case 'find-image':
      return 'Show Slipway where the ISO is'
    case 'add-memory':
      return remedy.megabytes === null
        ? 'Give the machine more memory'
        : `Give the machine ${remedy.megabytes} MB of memory`
    case 'look-at-screen':
      return "Look at the machine's screen"
    case 'show-leases':
      return 'See who has which address'
    case 'own-disk':
      return 'Start it from its own disk next time'
  }
}

function refusal(facts: Facts): string {
  const verdict = facts.text('verdict')
  return describeRefusal({
    verdict: verdict === 'unknown' ? null : (verdict as SecureBootVerdict),
    signer: facts.has('signer') ? facts.text('signer') : null,
    isCertain: true,
  })
}
