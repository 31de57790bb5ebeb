import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Ten elements a component, in each way to write them. */
const COMPONENTS = 50

/** A program that a compiler checks, and what is written in it. */
export interface Subject {
  readonly title: string
  /** Where its JSX comes from. */
  readonly jsxImportSource?: string
  readonly imports: string
  component(number: number): string
}

const jsx = (number: number) => `
export function Card${number}({ id, name, href }: Props) {
  return (
    <div class="card" id={\`card-\${id}\`} data-id={id}>
      <h2 class="title">{name}</h2>
      <p title={name}>Some <strong>bold</strong> text</p>
      <a href={href} hx-get={href} hx-target="#main" aria-label={name}>Open</a>
      <ul><li>{name}</li></ul>
      <label for="field-${number}">Name</label>
      <input id="field-${number}" type="text" name="name" value={name} required />
      <button type="submit" class="button" disabled={id > ${number}}>Save</button>
    </div>
  )
}`

const functions = (number: number) => `
export function Card${number}({ id, name, href }: Props) {
  return Div(
    { class: 'card', id: \`card-\${id}\`, dataId: id },
    H2({ class: 'title' }, name),
    P({ title: name }, 'Some ', Strong('bold'), ' text'),
    A({ href, hxGet: href, hxTarget: '#main', ariaLabel: name }, 'Open'),
    Ul(Li(name)),
    Label({ for: 'field-${number}' }, 'Name'),
    Input({ id: 'field-${number}', type: 'text', name: 'name', value: name, required: true }),
    Button({ type: 'submit', class: 'button', disabled: id > ${number} }, 'Save'),
  )
}`

const template = (number: number) => `
export function Card${number}({ id, name, href }: Props) {
  return html\`<div class="card" id="card-\${id}" data-id="\${id}">
    <h2 class="title">\${name}</h2>
    <p title="\${name}">Some <strong>bold</strong> text</p>
    <a href="\${href}" hx-get="\${href}" hx-target="#main" aria-label="\${name}">Open</a>
    <ul><li>\${name}</li></ul>
    <label for="field-${number}">Name</label>
    <input id="field-${number}" type="text" name="name" value="\${name}" required>
    <button type="submit" class="button" disabled="\${id > ${number}}">Save</button>
  </div>\`
}`

/** The others are compared with it. */
export const BASELINE = 'kita'

export const SUBJECTS = {
  empty: { title: 'nothing', imports: '', component: () => '' },
  kita: { title: '@kitajs/html', jsxImportSource: '@kitajs/html', imports: '', component: jsx },
  'hono-jsx': { title: 'hono/jsx', jsxImportSource: 'hono/jsx', imports: '', component: jsx },
  'ft-html': {
    title: 'ft-response, html`...`',
    imports: "import { html } from 'ft-response'",
    component: template,
  },
  'ft-functions': {
    title: 'ft-response, functions',
    imports: "import { A, Button, Div, H2, Input, Label, Li, P, Strong, Ul } from 'ft-response'",
    component: functions,
  },
  'ft-jsx': {
    title: 'ft-response, JSX',
    jsxImportSource: 'ft-response',
    imports: '',
    component: jsx,
  },
} satisfies Readonly<Record<string, Subject>>

export type SubjectName = keyof typeof SUBJECTS

/** Writes the program, and gives the folder of its tsconfig.json. */
export async function writeProgram(name: SubjectName, folder: string): Promise<string> {
  const { jsxImportSource, imports, component }: Subject = SUBJECTS[name]
  const own = path.join(folder, name)
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    jsx: 'react-jsx',
    ...(jsxImportSource && { jsxImportSource }),
  }
  const components = Array.from({ length: COMPONENTS }, (_, i) => component(i))
  const props = 'interface Props { id: number; name: string; href: string }'
  await mkdir(own, { recursive: true })
  await writeFile(path.join(own, 'package.json'), '{ "type": "module" }')
  await writeFile(
    path.join(own, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['page.tsx'] }),
  )
  await writeFile(
    path.join(own, 'page.tsx'),
    `${imports}\nexport ${props}\n${components.join('\n')}\n`,
  )
  return own
}
