/** How long does it take to read, to sign and to doubt a certificate, and to make a key? */
import { certificates } from '../sim/tls.ts'
import { type Row, type Suite, spread, time } from './measure.ts'

const terms = {
  subject: [{ type: 'CN', value: 'web.example.com' }],
  dnsNames: ['web.example.com'],
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  seed: 'bench',
}

const suite: Suite = async () => {
  const rows: Row[] = []
  for (const kind of ['rsa-2048', 'ec-p256'] as const) {
    const key = certificates.makeKey(kind, 'bench')
    const made = certificates.makeSelfSigned(key, terms)
    const pem = made.ok ? made.value : ''
    const chain = certificates.parseCertificates(pem)
    const trust = { authorities: [pem], at: '2026-06-01T00:00:00Z', host: 'web.example.com' }
    rows.push(
      await row(`a key of kind ${kind}, made`, () => certificates.makeKey(kind, 'bench')),
      await row(`a certificate of kind ${kind}, signed`, () => certificates.makeSelfSigned(key, terms)),
      await row(`a TLS Secret of kind ${kind}, read`, () => certificates.parseKeyPair(pem, key)),
      await row(`a certificate of kind ${kind}, trusted`, () =>
        chain.ok ? certificates.distrust(chain.value, trust) : undefined,
      ),
    )
  }
  return rows
}
export default suite

async function row(what: string, work: () => unknown): Promise<Row> {
  const timing = await time(work, { runs: 20, milliseconds: 100 })
  return { what, value: `${timing.median.toFixed(2)} ms`, note: spread(timing) }
}
