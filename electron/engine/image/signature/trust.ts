import type { X509Certificate } from 'node:crypto'
import type { ProgramSignature } from './authenticode.ts'

/** Chains of signed boot programs have one to three certificates. */
const MAX_CHAIN = 8

/**
 * True if a signature leads to one of these authorities: its signer is one of them, or was issued by one, directly or
 * through included certificates. Ignores validity dates, as shim and firmware do (shim's Cryptlib sets
 * X509_V_FLAG_NO_CHECK_TIME).
 */
export function isTrusted(signature: ProgramSignature, authorities: readonly X509Certificate[]): boolean {
  let current: X509Certificate | undefined = signature.signer
  for (let step = 0; step < MAX_CHAIN && current; step++) {
    const certificate: X509Certificate = current
    if (authorities.some(one => isSame(one, certificate) || isIssued(certificate, one))) return true
    current = signature.certificates.find(one => !isSame(one, certificate) && isIssued(certificate, one))
  }
  return false
}

/** The signer's common name: `Debian Secure Boot Signer 2022 - linux`. */
export function signerName(certificate: X509Certificate): string {
  return commonNameOf(certificate.subject)
}

/** The common name of the signer's issuer: `Debian Secure Boot CA`. */
export function authorityName(certificate: X509Certificate): string {
  return commonNameOf(certificate.issuer)
}

/** The common name in a distinguished name, which Node formats as lines of `KEY=value`. */
export function commonNameOf(name: string): string {
  const lines = name.split('\n')
  const own = lines.find(line => line.startsWith('CN=')) ?? lines.find(line => line.startsWith('O='))
  return (own ?? lines[0] ?? '')
    .replace(/^[A-Z]+=/, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 128)
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.fingerprint256 === other.fingerprint256
}

function isIssued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
