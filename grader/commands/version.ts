/** `version`: which kit, which Kubernetes it simulates, which Node.js runs it. */
import { kubernetesVersion } from '../../sim/index.ts'
import type { Call, ExitCode } from './command.ts'

export async function run({ kit, screen }: Call): Promise<ExitCode> {
  screen.write(
    `k8s-services-lab ${kit.index.version}\nKubernetes       ${kubernetesVersion} (simulated)\nNode.js          ${process.versions.node}\n`,
  )
  return 0
}
