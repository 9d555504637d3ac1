/**
 * Which files are in a container before any command touches one? Those of every image, its mounts, and what its own
 * script has made by then. Texts that only the cluster knows (resolv.conf, hosts) are laid over by whoever knows them.
 */
import type { Container } from '../api/pod.ts'
import type { StartingFiles } from './files.ts'
import { parseImage } from './image.ts'
import { filesLeftBy } from './script.ts'

const folders =
  '/bin /boot /dev /etc /home /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /var /var/cache /var/lib /var/local /var/lock /var/log /var/mail /var/opt /var/run /var/spool /var/tmp'.split(
    ' ',
  )

const everywhere: StartingFiles = {
  ...Object.fromEntries(folders.map((path) => [`${path}/`, ''])),
  '/etc/hosts': undefined,
  '/etc/hostname': undefined,
  '/etc/resolv.conf': undefined,
}

/** `age`: seconds since the container was started; when absent, long ago. */
export function filesAtStart(container: Container, age?: number): StartingFiles {
  const script = [...(container.command ?? []), ...(container.args ?? [])].join('\n')
  return {
    ...everywhere,
    ...ownFiles(container.image ?? ''),
    ...Object.fromEntries(
      (container.volumeMounts ?? []).map(({ mountPath }) => [`${mountPath.replace(/\/+$/, '')}/`, '']),
    ),
    ...Object.fromEntries(filesLeftBy(script, age).map((path) => [path, undefined])),
  }
}

/** A few files that people look at. */
function ownFiles(image: string): StartingFiles {
  const parsed = parseImage(image)
  switch (parsed?.repository) {
    case 'docker.io/library/nginx':
      return {
        '/etc/nginx/nginx.conf': undefined,
        '/etc/nginx/conf.d/default.conf': undefined,
        '/usr/share/nginx/html/index.html': undefined,
        '/usr/share/nginx/html/50x.html': undefined,
      }
    case 'docker.io/luksa/kubia':
      return { '/app.js': undefined }
    default:
      return {}
  }
}

/** Where no image puts files, so that one is there only when a program has made it. Elsewhere nobody can say. */
export function isLeftToPrograms(path: string): boolean {
  return /^\/(?:tmp|run|var\/run|var\/tmp)\/|^\/(?:var\/)?[^/]+$/.test(path)
}
