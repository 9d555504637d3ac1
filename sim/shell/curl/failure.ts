/**
 * How did a request end, as curl sees it? An exit code, curl's words, and the seconds that waiting took.
 *
 * Source: curl.se/libcurl/c/libcurl-errors.html; the words are those of curl 7.88.1 with OpenSSL 3.0.
 */
import type { Trace } from '../../api/trace.ts'
import type { CurlOptions } from './options.ts'
import type { ShownCertificate } from './shown-certificate.ts'
import type { Url } from './url.ts'

export interface Ended {
  readonly exitCode: number
  readonly problem: string
  /** By the cluster's clock. */
  readonly seconds: number
}

/** How long Linux tries to connect: six times, waiting twice as long each time. */
const kernelPatience = 127

export function endOf(
  trace: Trace,
  url: Url,
  options: CurlOptions,
  certificate: ShownCertificate | undefined,
): Ended {
  const { host, port } = trace.request
  switch (trace.verdict) {
    case 'answered':
      return { exitCode: 0, problem: '', seconds: 0 }
    case 'no-such-name':
      return { exitCode: 6, problem: `Could not resolve host: ${host}`, seconds: 0 }
    case 'refused':
      return { exitCode: 7, problem: connectProblem(host, port, 1), seconds: 0 }
    case 'timed-out':
      return timedOut(host, port, options)
    case 'not-understood':
      return url.scheme === 'https'
        ? {
            exitCode: 35,
            problem: 'OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number',
            seconds: 0,
          }
        : { exitCode: 52, problem: 'Empty reply from server', seconds: 0 }
    case 'not-trusted':
      return {
        exitCode: 60,
        problem: certificate?.problem ?? 'SSL certificate problem: unable to get local issuer certificate',
        seconds: 0,
      }
    case 'not-sent':
      return { exitCode: 7, problem: connectProblem(host, port, 0), seconds: 0 }
    case 'not-modelled':
      return {
        exitCode: 28,
        problem: 'the simulator cannot follow this request; `explain` says where it ends',
        seconds: 0,
      }
  }
}

function connectProblem(host: string, port: number, milliseconds: number): string {
  return `Failed to connect to ${host} port ${port} after ${milliseconds} ms: Couldn't connect to server`
}

function timedOut(host: string, port: number, { maxTime, connectTimeout }: CurlOptions): Ended {
  const patience = Math.min(maxTime || kernelPatience, connectTimeout || kernelPatience)
  if (patience >= kernelPatience)
    return {
      exitCode: 28,
      problem: connectProblem(host, port, kernelPatience * 1000 + 241),
      seconds: kernelPatience,
    }
  const milliseconds = Math.round(patience * 1000) + 1
  const isWhole = maxTime !== undefined && maxTime > 0 && maxTime <= (connectTimeout || kernelPatience)
  return {
    exitCode: 28,
    problem: isWhole
      ? `Connection timed out after ${milliseconds} milliseconds`
      : `Failed to connect to ${host} port ${port} after ${milliseconds} ms: Timeout was reached`,
    seconds: patience,
  }
}

const moreAboutTrust = `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`

export function errorLine(exitCode: number, problem: string): string {
  return `curl: (${exitCode}) ${problem}\n${exitCode === 60 ? moreAboutTrust : ''}`
}
