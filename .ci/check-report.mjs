/** Is a JSON report as its published schema says, and has it the status it should? node .ci/check-report.mjs FILE STATUS */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const [file = '', status] = process.argv.slice(2)
const read = (name) => JSON.parse(readFileSync(name, 'utf8'))
const validate = new Ajv2020({ strictTypes: false, allErrors: true }).compile(
  read('grader/report/report.schema.json'),
)
const report = read(file)
if (!validate(report)) {
  console.error(validate.errors)
  process.exitCode = 1
} else if (report.status !== status || report.exercises.length === 0) {
  console.error(`status ${report.status}, ${report.exercises.length} exercises; wanted ${status}`)
  process.exitCode = 1
}
