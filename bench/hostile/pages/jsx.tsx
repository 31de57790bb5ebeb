import type { Pages } from '../contexts'

interface TagAndText {
  readonly tag: string
  readonly text: string
}

/** In JSX, compiled for each library as ../../jsx-dialects.mjs says. */
export const jsxPages: Pages<unknown> = {
  text: (value: string) => <p safe>{value}</p>,
  textarea: (value: string) => <textarea safe>{value}</textarea>,
  title: (value: string) => <title safe>{value}</title>,
  noscript: (value: string) => <noscript safe>{value}</noscript>,
  svg: (value: string) => (
    <svg>
      <text safe>{value}</text>
    </svg>
  ),
  math: (value: string) => (
    <math>
      <mtext safe>{value}</mtext>
    </math>
  ),
  comment: undefined,
  array: (value: unknown[]) => <p safe>{value}</p>,
  forged: (value: object) => <p safe>Dear {value}</p>,
  alone: (value: object) => <p safe>{value}</p>,

  attribute: (value: string) => <p title={value}></p>,
  unquoted: undefined,
  inNoscript: (value: string) => (
    <noscript>
      <p title={value}></p>
    </noscript>
  ),
  data: (value: string) => <p data-user={JSON.stringify(value)}></p>,
  objects: (value: object) => <p title={value}></p>,
  name: (name: string) => <p {...{ [name]: 'x' }}></p>,
  values: (attributes: object) => <p {...attributes}></p>,
  events: (attributes: object) => <p {...attributes}></p>,
  codes: (attributes: object) => <p {...attributes}></p>,
  html: (attributes: object) => <p {...attributes}></p>,
  tag: ({ tag: Tag, text }: TagAndText) => <Tag safe>{text}</Tag>,

  href: (value: string) => <a href={value}>x</a>,
  svgHref: (value: string) => (
    <svg>
      <a xlink:href={value}>
        <text y="20">x</text>
      </a>
    </svg>
  ),
  setHref: (value: string) => (
    <svg>
      <a>
        <set attributeName="href" to={value} />
        <text y="20">x</text>
      </a>
    </svg>
  ),
  useHref: (value: string) => (
    <svg>
      <use href={value} />
    </svg>
  ),
  iframe: (value: string) => <iframe src={value}></iframe>,
  object: (value: string) => <object data={value}></object>,
  action: (value: string) => (
    <form action={value}>
      <button>x</button>
    </form>
  ),
  formaction: (value: string) => (
    <form>
      <button formaction={value}>x</button>
    </form>
  ),
  refresh: (value: string) => <meta http-equiv="refresh" content={`0;url=${value}`} />,
  script: (value: string) => <script src={value}></script>,
  srcdoc: (value: string) => <iframe srcdoc={value}></iframe>,

  onclick: (value: string) => <button onclick={`greet('${value}')`}>x</button>,
  onclickJson: (value: string) => <button onclick={`greet(${JSON.stringify(value)})`}>x</button>,
  hxOn: (value: string) => <button hx-on:click={`greet('${value}')`}>x</button>,
  alpine: (value: string) => (
    <p x-data="{}">
      <button x-on:click={`greet('${value}')`}>x</button>
    </p>
  ),
  alpineData: (value: string) => <p x-data={`{ name: '${value}' }`}></p>,
  hxVals: (value: string) => (
    <button hx-get="/answer" hx-vals={value}>
      x
    </button>
  ),
  hxTrigger: (value: string) => (
    <button hx-get="/answer" hx-trigger={`click[this.name == '${value}']`}>
      x
    </button>
  ),
  hxGet: (value: string) => <button hx-get={value}>x</button>,

  scriptText: (value: string) => <script safe>{`window.user = '${value}'`}</script>,
  scriptNumber: (value: string) => <script safe>{`greet(${value})`}</script>,
  scriptJson: (value: string) => <script safe>{`window.user = ${JSON.stringify(value)}`}</script>,
  scriptData: (value: string) => (
    <script type="application/json" safe>
      {JSON.stringify(value)}
    </script>
  ),

  style: (value: string) => <p style={`color: ${value}`}></p>,
  styleObject: (value: string) => <p style={{ color: value }}></p>,
  styleKey: (name: string) => <p style={{ [name]: 'red' }}></p>,
  cssUrl: (value: string) => <p style={`background: url(${value})`}></p>,
  css: (value: string) => <style safe>{`#card { color: ${value} }`}</style>,
}

/** To React, style is always an object. */
export const reactPages: Pages<unknown> = {
  ...jsxPages,
  style: undefined,
  cssUrl: (value: string) => <p style={{ background: `url(${value})` }}></p>,
}
