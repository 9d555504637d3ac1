/**
 * Which diagnostics say that the simulator leaves something out? Listed beside the catalogue, which knows it too, so
 * that whoever only asks this needs no words. A test holds the two together.
 */
import type { DiagnosticCode } from './index.ts'

export const notes: ReadonlySet<DiagnosticCode> = new Set([
  'certificate/not-loaded',
  'dns/outside-not-modelled',
  'field/not-modelled',
  'ingress/annotation-not-modelled',
  'ingress/path-passed-over',
  'pod/command-unknown',
  'pod/exec-unknown',
  'pod/image-unknown',
  'service/external-name-outside',
  'submission/given-file-changed',
  'traffic/endpoint-hinted-for-another-node',
  'traffic/endpoint-hinted-for-another-zone',
  'traffic/endpoint-not-ready',
  'traffic/endpoint-on-another-node',
  'traffic/endpoint-port-not-served',
  'traffic/endpoint-terminating',
  'tls/not-modelled',
  'traffic/node-excluded',
  'traffic/node-fails-health-check',
  'traffic/node-not-ready',
  'traffic/not-modelled',
  'workload/pods-of-older-template',
  'yaml/number-rounded',
])
