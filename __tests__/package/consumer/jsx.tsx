import { type Child, createContext, html, P, render } from 'ft-response'

const Language = createContext('en')

function Greeting({ name, children }: { name: string; children?: Child }) {
  return (
    <p class={['greeting', { formal: true }]} lang={Language.get()} hx-get={`/users/${name}`}>
      Hello {name}
      <br />
      {children}
    </p>
  )
}

async function Later() {
  return <em>later</em>
}

async function main() {
  const page = (
    <Language value="de">
      <Greeting name="<Ada>">
        <>
          <Later /> {P('a function')}
        </>
        {html`<b>${'a template'}</b>`}
      </Greeting>
    </Language>
  )
  console.log(await render(page))
}

main()
