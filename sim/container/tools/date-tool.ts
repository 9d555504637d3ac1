/** date: what the machine's clock shows, which is the cluster's. In UTC. Source: GNU coreutils, strftime(3). */
import { secondsOf } from '../../state/timestamp.ts'
import type { Tool } from './tool.ts'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const dateTool: Tool = ({ words, clock, out }) => {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(clock) ?? []
  const seconds = secondsOf(clock)
  const signs: Readonly<Record<string, string>> = {
    Y: year,
    m: month,
    d: day,
    H: hour,
    M: minute,
    S: second,
    // 1970 began on a Thursday.
    a: days[(Math.floor(seconds / 86_400) + 4) % 7] ?? '',
    b: months[Number(month) - 1] ?? '',
    e: String(Number(day)).padStart(2),
    Z: 'UTC',
    z: '+0000',
    F: `${year}-${month}-${day}`,
    T: `${hour}:${minute}:${second}`,
    N: '000000000',
    n: '\n',
    '%': '%',
    s: String(seconds),
  }
  const format = words.find((word) => word.startsWith('+'))?.slice(1) ?? '%a %b %e %H:%M:%S UTC %Y'
  out(`${format.replace(/%(.)/g, (whole, sign: string) => signs[sign] ?? whole)}\n`)
  return 0
}
