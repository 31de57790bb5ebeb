/** @jsxImportSource ft-response */
/** Which JSX compiles, and which does not: checked by `tsc`, and never run. */
import {
  Button,
  CheckboxX,
  type Child,
  Circle,
  css,
  Div,
  element,
  Fragment,
  type GlobalAttributes,
  Hidden,
  Img,
  Input,
  js,
  Li,
  Main,
  P,
  raw,
  Script,
  Style,
  Titled,
  Ul,
} from 'ft-response'

// biome-ignore lint/suspicious/noExplicitAny: unchecked data
declare const unchecked: any
declare const child: Child
declare const condition: boolean
declare const attributes: GlobalAttributes

const take = (..._values: unknown[]) => {}

// Tags.
take(
  <div class="x" id="y" hx-post="/" hxTarget="#x" data-id={5} aria-hidden={false}>
    text {child} {5} {condition && <p>x</p>} {[<li key="a">a</li>]} {Promise.resolve('x')}
  </div>,
  <input type="checkbox" checked={condition} disabled />,
  <label for="a" className="b">
    x
  </label>,
  <button type="submit" onclick={js`f()`} hx-on:click={raw('f()')}>
    x
  </button>,
  <a href="/" target="_blank" rel="noopener">
    x
  </a>,
  <svg viewBox="0 0 9 9" role="img" aria-label="x">
    <circle r={4} stroke-width={2} />
    <linearGradient id="g" gradientUnits="userSpaceOnUse" />
    <use xlink:href="#g" />
  </svg>,
  <math display="block">
    <mfrac linethickness="1px">
      <mi>x</mi>
      <mo stretchy={false}>+</mo>
    </mfrac>
  </math>,
  <user-card any-name="x" userId={7} class={['a']} key={5}>
    x
  </user-card>,
  <script src="/a.js" async />,
  <script type="module">{js`f()`}</script>,
  <style>{css`p { margin: 0 }`}</style>,
  <div {...attributes} />,
  <p>{unchecked}</p>,
  <>{child}</>,
)
// @ts-expect-error an unknown attribute
take(<div clas="x" />)
// @ts-expect-error HTML has href at <a>, and not here
take(<div href="/" />)
// @ts-expect-error React's spelling of readonly
take(<input readOnly />)
// @ts-expect-error React's spelling of onclick
take(<button onClick={js`f()`} />)
// @ts-expect-error text
take(<input type="txt" />)
// @ts-expect-error a Date
take(<img src={new Date()} />)
// @ts-expect-error a string is no code
take(<button onclick="x()" />)
// @ts-expect-error a string is no code
take(<button hx-on:click="x()" />)
// @ts-expect-error a child of a void element
take(<br>x</br>)
// @ts-expect-error a child of a void element
take(<input>x</input>)
// @ts-expect-error a Date
take(<p>{new Date()}</p>)
// @ts-expect-error a function
take(<p>{() => 'x'}</p>)
// @ts-expect-error a plain object
take(<p>{{ a: 1 }}</p>)
// @ts-expect-error text is no code
take(<script>alert(1)</script>)
// @ts-expect-error JavaScript is no CSS
take(<style>{js`f()`}</style>)
// @ts-expect-error no such tag
take(<dvi />)
// @ts-expect-error obsolete
take(<center>x</center>)
// @ts-expect-error code is code anywhere
take(<user-card onclick="x()" />)
// @ts-expect-error userSpaceOnUse, objectBoundingBox
take(<linearGradient gradientUnits="px" />)

// The functions of elements.
take(
  <Div class="x" id="y" hx-post="/" key="a">
    text {child} {condition && <P>x</P>}
  </Div>,
  <Div />,
  <Ul>
    {[1, 2].map((n) => (
      <Li key={n} value={n}>
        {n}
      </Li>
    ))}
  </Ul>,
  <Main {...attributes}>{unchecked}</Main>,
  <Img src="/a.png" alt="" />,
  <Input type="text" />,
  <Circle r={4} />,
  <Script type="module">{js`f()`}</Script>,
  <Style>{css`p { margin: 0 }`}</Style>,
)
// @ts-expect-error an unknown attribute
take(<Div clas="x">text</Div>)
// @ts-expect-error submit, reset, button
take(<Button type="link">x</Button>)
// @ts-expect-error a string is no code
take(<Button onclick="x()">x</Button>)
// @ts-expect-error a child of a void element
take(<Input>x</Input>)
// @ts-expect-error a Date
take(<Div>{new Date()}</Div>)
// @ts-expect-error text is no code
take(<Script>alert(1)</Script>)

// What takes its props in JSX alone.
take(
  <Titled title="x" class="wide" key="a">
    <P>x</P>
  </Titled>,
  <Hidden name="x" value={7} key="a" />,
  <CheckboxX name="x" checked={condition} label={<P>x</P>} />,
  <Fragment key="a">
    x<P>x</P>
  </Fragment>,
)
// @ts-expect-error no title
take(<Titled>x</Titled>)
// @ts-expect-error an unknown attribute
take(<Titled title="x" clas="wide" />)
// @ts-expect-error an unknown attribute
take(<Hidden nam="x" />)
// @ts-expect-error an unknown attribute
take(<CheckboxX nam="x" />)
// @ts-expect-error a fragment has no attributes
take(<Fragment id="x">x</Fragment>)
// @ts-expect-error a Date
take(<Fragment>{new Date()}</Fragment>)

const UserCard = element('user-card')
const Card = Div.with({ class: 'card' })
take(<UserCard userId={7}>x</UserCard>, <Card id="x">x</Card>)
// @ts-expect-error an attribute that <div> does not have
take(<Card href="/">x</Card>)

// Components.
function Greeting({ name, children }: { name: string; children?: Child }) {
  return (
    <p>
      {name} {children}
    </p>
  )
}
async function Later({ id }: { id: number }) {
  await null
  return <p>{id}</p>
}
const Nothing = () => null
take(
  <Greeting name="Ada" key="a">
    x
  </Greeting>,
  <Later id={5} />,
  <Nothing />,
)
// @ts-expect-error a property is missing
take(<Greeting />)
// @ts-expect-error a property of another type
take(<Greeting name={5} />)
// @ts-expect-error an unknown property
take(<Greeting name="Ada" nam="x" />)
// @ts-expect-error it takes no children
take(<Later id={5}>x</Later>)
