/**
 * Images of Ingress controllers. The controller listens like any server; what it answers at the ports for clients, the
 * Ingresses of the cluster decide (sim/trace/ingress-request.ts).
 *
 * Source: kubernetes/ingress-nginx pkg/flags/flags.go, rootfs/etc/nginx/template/nginx.tmpl.
 */
import { http, run, type Socket } from './behaviour.ts'
import { numberFlag } from './command-line.ts'
import { bash, type KnownImage, type KnownImages } from './known-image.ts'
import { nginxError, pathOf, reply } from './respond.ts'

const healthz: Socket['respond'] = (request) =>
  pathOf(request) === '/healthz' ? reply(200, 'ok') : reply(404, '404 page not found\n')

const ingressNginx: KnownImage = {
  shells: bash,
  programs: ['nginx-ingress-controller'],
  fixed: true,
  run: (words) => {
    const name = 'ingress-nginx'
    const clients = {
      ...http(numberFlag(words, 'http-port', 80), name, () => nginxError(404)),
      routes: 'ingress',
    } as const
    return run(
      clients,
      { ...clients, port: numberFlag(words, 'https-port', 443), tls: true },
      http(numberFlag(words, 'default-server-port', 8181), name, () => nginxError(404)),
      http(numberFlag(words, 'healthz-port', 10_254), name, healthz),
    )
  },
  config: ['/etc/nginx/template'],
}

export const ingressControllers: KnownImages = {
  'registry.k8s.io/ingress-nginx/controller': ingressNginx,
  'registry.k8s.io/ingress-nginx/controller-chroot': ingressNginx,
}
