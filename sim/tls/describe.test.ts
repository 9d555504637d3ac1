import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { certificates } from '../tls.ts'

const folder = new URL('fixtures/', import.meta.url)
const file = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const described = readdirSync(folder).filter((name) => name.endsWith('.txt'))

// The .txt files are what openssl x509 (or req) -noout -text printed.
describe('what openssl prints', () => {
  it.each(described)('%s', (name) => {
    const pem = file(name.replace('.txt', ''))
    const describe = name.includes('.csr') ? certificates.describeRequest : certificates.describeCertificate
    expect(describe(pem)).toEqual({ ok: true, value: file(name) })
  })

  it('is nothing for what cannot be read', () => {
    expect(certificates.describeCertificate('').ok).toBe(false)
    expect(certificates.describeRequest(file('ec.crt')).ok).toBe(false)
  })
})
