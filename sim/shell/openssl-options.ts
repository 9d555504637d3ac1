/**
 * Which options has an openssl command, and what do they say? What is wrong with them comes back in OpenSSL's words, which
 * are few, and one line on what was meant.
 *
 * Models OpenSSL 3.0. Source: openssl apps/lib/opt.c, apps/req.c.
 */
import type { NamePart, Names } from '../api/certificates.ts'
import { nearNames } from '../near-names.ts'

/** The options that take a value, of each command; the others are on or off. */
const valued: Readonly<Record<string, readonly string[]>> = {
  genrsa: ['out', 'rand'],
  genpkey: ['out', 'algorithm', 'pkeyopt'],
  ecparam: ['out', 'name'],
  req: [
    'key',
    'out',
    'in',
    'days',
    'subj',
    'addext',
    'newkey',
    'keyout',
    'config',
    'extensions',
    'reqexts',
    'set_serial',
    'CA',
    'CAkey',
  ],
  x509: [
    'in',
    'out',
    'days',
    'req',
    'CA',
    'CAkey',
    'signkey',
    'checkhost',
    'extfile',
    'ext',
    'nameopt',
  ].filter((name) => name !== 'req'),
  rsa: ['in', 'out'],
  pkey: ['in', 'out'],
}
const switches: Readonly<Record<string, readonly string[]>> = {
  genrsa: ['traditional', 'f4', '3', 'verbose'],
  genpkey: ['text'],
  ecparam: ['genkey', 'noout'],
  req: [
    'new',
    'x509',
    'nodes',
    'noenc',
    'text',
    'noout',
    'verify',
    'subject',
    'pubkey',
    'batch',
    'sha256',
    'sha384',
    'sha512',
    'utf8',
    'verbose',
    'newhdr',
  ],
  x509: [
    'text',
    'noout',
    'subject',
    'issuer',
    'dates',
    'startdate',
    'enddate',
    'serial',
    'fingerprint',
    'pubkey',
    'modulus',
    'req',
    'CAcreateserial',
    'sha256',
    'purpose',
  ],
  rsa: ['check', 'noout', 'text', 'pubout'],
  pkey: ['noout', 'text', 'pubout'],
}

export const opensslCommands: readonly string[] = Object.keys(valued)

export type ReadOptions =
  | { readonly values: ReadonlyMap<string, string>; readonly rest: readonly string[] }
  | { readonly problem: string }

/** An option that a command does not have ends it, as OpenSSL does: with a line that says little. */
export function readOptions(command: string, words: readonly string[]): ReadOptions {
  const values = new Map<string, string>()
  const rest: string[] = []
  const known = [...(valued[command] ?? []), ...(switches[command] ?? [])]
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const name = word.replace(/^--?/, '')
    if (!word.startsWith('-')) rest.push(word)
    else if (valued[command]?.includes(name)) {
      const value = words[++index]
      if (value === undefined) {
        const hint =
          name === 'subj' ? "hint: -subj takes the certificate's subject: -subj /CN=kubia.example.com\n" : ''
        return {
          problem: `${command}: Option -${name} needs a value\n${command}: Use -help for summary.\n${hint}`,
        }
      }
      values.set(name, name === 'addext' && values.has(name) ? `${values.get(name)}\n${value}` : value)
    } else if (known.includes(name)) values.set(name, '')
    else return { problem: unknownOption(command, name, known) }
  }
  return { values, rest }
}

/** req takes an unknown option for the name of a digest, and stumbles over what follows. */
function unknownOption(command: string, name: string, known: readonly string[]): string {
  const [near] = nearNames(name, known)
  const hint = near === undefined ? '' : `hint: there is no option -${name}; there is -${near}.\n`
  const line = command === 'req' || command === 'x509' ? '' : `${command}: Unknown option: -${name}\n`
  return `${line}${command}: Use -help for summary.\n${hint}`
}

/** -subj and subjectAltName of -addext; a sentence in OpenSSL's words where they are none. */
export function namesFrom(values: ReadonlyMap<string, string>): Names | string {
  const text = values.get('subj')
  if (text === undefined) {
    return 'hint: without -subj openssl asks for each part of the subject. Name it: -subj /CN=kubia.example.com\n'
  }
  if (!text.startsWith('/')) {
    return `req: subject name is expected to be in the format /type0=value0/type1=value1/type2=... where characters may be escaped by \\. This name is not in that format: '${text}'\n`
  }
  const subject: NamePart[] = []
  for (const part of text.slice(1).split(/(?<!\\)\//)) {
    const [, type = '', value = ''] = /^([^=]+)=(.*)$/s.exec(part) ?? []
    if (part === '') continue
    if (type === '') return `req: Hit end of string before finding the '='\n`
    if (value !== '') subject.push({ type, value: value.replaceAll('\\', '') })
  }
  const alternative = /subjectAltName\s*=\s*(?:critical,)?\s*(.*)/.exec(values.get('addext') ?? '')?.[1] ?? ''
  const entries = alternative.split(',').map((entry) => entry.trim())
  if (alternative !== '' && entries.some((entry) => !/^[A-Za-z]+:./.test(entry))) {
    return 'Error checking extensions defined using -addext\nhint: each name has its kind before it: subjectAltName=DNS:kubia.example.com\n'
  }
  const of = (type: string): readonly string[] =>
    entries.filter((entry) => entry.startsWith(`${type}:`)).map((entry) => entry.slice(type.length + 1))
  return {
    subject,
    ...(of('DNS').length > 0 ? { dnsNames: of('DNS') } : {}),
    ...(of('IP').length > 0 ? { ipAddresses: of('IP') } : {}),
  }
}
