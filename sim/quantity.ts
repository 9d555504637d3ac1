/**
 * How much is 500m, 64Mi or 1e3, and how does Kubernetes write it?
 *
 * Models kubernetes/apimachinery pkg/api/resource/quantity.go: amounts are exact down to a billionth, what is smaller
 * is rounded up. Leaves out the upper bound (2^63-1) and the short cut that keeps some texts as they were written.
 *
 * Examples: parseQuantity('0.5') prints as 500m, '1024Mi' as 1Gi, '1.5Gi' as 1536Mi, '1e3' as 1e3.
 */
import type { Quantity } from './api/resources.ts'

export interface Amount {
  /** In billionths. */
  readonly nanos: bigint
  /** How the text was written: 500m, 64Mi, 1e3. */
  readonly format: 'decimal' | 'binary' | 'exponent'
}

const form = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)$/

/** Undefined when the text is no quantity. */
export function parseQuantity(written: Quantity): Amount | undefined {
  const text = String(written).trim()
  const [, sign = '', whole = '', fraction = '', suffix = ''] = form.exec(text) ?? []
  if (!form.test(text) || text === '') return undefined
  const { format, numerator, denominator } = unitOf(suffix)
  const scaled = BigInt(`0${whole}${fraction}`) * numerator * nano
  const size = divideUp(scaled, denominator * 10n ** BigInt(fraction.length))
  return {
    nanos: sign === '-' ? -size : size,
    format: format === 'binary' && size < nano ? 'decimal' : format,
  }
}

const nano = 10n ** 9n

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by
}

interface Unit {
  readonly format: Amount['format']
  readonly numerator: bigint
  readonly denominator: bigint
}

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

function unitOf(suffix: string): Unit {
  const decimal = decimalSuffixes.indexOf(suffix)
  if (decimal >= 0) return powerOfTen('decimal', (decimal - 3) * 3)
  const binary = binarySuffixes.indexOf(suffix)
  if (binary >= 0) return { format: 'binary', numerator: 1024n ** BigInt(binary), denominator: 1n }
  return powerOfTen('exponent', Math.max(-99, Math.min(99, Number(suffix.slice(1)))))
}

function powerOfTen(format: Amount['format'], exponent: number): Unit {
  const power = 10n ** BigInt(Math.abs(exponent))
  return exponent < 0
    ? { format, numerator: 1n, denominator: power }
    : { format, numerator: power, denominator: 1n }
}

/** The canonical text: no fraction, and the largest suffix that needs none. */
export function printQuantity({ nanos, format }: Amount): string {
  if (nanos === 0n) return '0'
  if (format === 'binary' && nanos % nano === 0n && abs(nanos) >= 1024n * nano) {
    return withSuffix(nanos / nano, 1024n, binarySuffixes)
  }
  if (format !== 'exponent') return withSuffix(nanos, 1000n, decimalSuffixes)
  const steps = stepsOf(nanos, 1000n, Number.POSITIVE_INFINITY)
  const exponent = steps * 3 - 9
  return `${nanos / 1000n ** BigInt(steps)}${exponent === 0 ? '' : `e${exponent}`}`
}

function withSuffix(value: bigint, base: bigint, suffixes: readonly string[]): string {
  const steps = stepsOf(value, base, suffixes.length - 1)
  return `${value / base ** BigInt(steps)}${suffixes[steps]}`
}

/** How often `base` divides the value. */
function stepsOf(value: bigint, base: bigint, most: number): number {
  let steps = 0
  for (let rest = value; steps < most && rest % base === 0n; rest /= base) steps += 1
  return steps
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}

export function isWhole({ nanos }: Amount): boolean {
  return nanos % nano === 0n
}
