/** Images for looking around: they hold programs to run, and serve nothing by themselves. */
import { end, run } from './behaviour.ts'
import { bash, type KnownImages, noShell, sh, tools } from './known-image.ts'

export const toolImages: KnownImages = {
  'docker.io/library/busybox': tools(sh),
  'registry.k8s.io/busybox': tools(sh),
  'registry.k8s.io/e2e-test-images/busybox': tools(sh),
  'docker.io/library/alpine': tools(sh),
  'docker.io/library/ubuntu': tools(bash),
  'docker.io/library/debian': tools(bash),
  'docker.io/library/centos': tools(bash),
  'docker.io/library/fedora': tools(bash),
  'docker.io/library/bash': tools(['bash', 'sh', 'ash']),
  'docker.io/library/python': tools(bash),
  'docker.io/library/node': tools(bash),
  'docker.io/curlimages/curl': tools(sh),
  'docker.io/radial/busyboxplus': tools(sh),
  'docker.io/tutum/dnsutils': tools(bash),
  'docker.io/tutum/curl': tools(bash),
  'docker.io/infoblox/dnstools': tools(sh),
  'docker.io/nicolaka/netshoot': tools(['bash', 'sh', 'ash', 'zsh']),
  'registry.k8s.io/e2e-test-images/jessie-dnsutils': tools(bash),
  'registry.k8s.io/pause': { shells: noShell, programs: ['pause'], fixed: true, run: () => run() },
  'docker.io/library/hello-world': {
    shells: noShell,
    programs: ['hello'],
    run: () => end(0, 'Hello from Docker!'),
  },
}
