import type { Sources } from '../contexts'

const ATTRIBUTES =
  '<p<% for (const [name, value] of Object.entries(it.value)) { %> <%= name %>="<%= value %>"<% } %>></p>'

/** `it.value` is the user's. */
export const etaSources: Sources = {
  text: '<p><%= it.value %></p>',
  textarea: '<textarea><%= it.value %></textarea>',
  title: '<title><%= it.value %></title>',
  noscript: '<noscript><%= it.value %></noscript>',
  svg: '<svg><text><%= it.value %></text></svg>',
  math: '<math><mtext><%= it.value %></mtext></math>',
  comment: '<!-- <%= it.value %> -->',
  array: '<p><%= it.value %></p>',
  forged: '<p>Dear <%= it.value %></p>',
  alone: '<p><%= it.value %></p>',

  attribute: '<p title="<%= it.value %>"></p>',
  unquoted: '<p title=<%= it.value %>></p>',
  inNoscript: '<noscript><p title="<%= it.value %>"></p></noscript>',
  data: '<p data-user="<%= JSON.stringify(it.value) %>"></p>',
  objects: '<p title="<%= it.value %>"></p>',
  name: '<p <%= it.value %>="x"></p>',
  values: ATTRIBUTES,
  events: ATTRIBUTES,
  codes: ATTRIBUTES,
  html: ATTRIBUTES,
  tag: '<<%= it.value.tag %>><%= it.value.text %></<%= it.value.tag %>>',

  href: '<a href="<%= it.value %>">x</a>',
  svgHref: '<svg><a xlink:href="<%= it.value %>"><text y="20">x</text></a></svg>',
  setHref:
    '<svg><a><set attributeName="href" to="<%= it.value %>"/><text y="20">x</text></a></svg>',
  useHref: '<svg><use href="<%= it.value %>"/></svg>',
  iframe: '<iframe src="<%= it.value %>"></iframe>',
  object: '<object data="<%= it.value %>"></object>',
  action: '<form action="<%= it.value %>"><button>x</button></form>',
  formaction: '<form><button formaction="<%= it.value %>">x</button></form>',
  refresh: '<meta http-equiv="refresh" content="0;url=<%= it.value %>">',
  script: '<script src="<%= it.value %>"></script>',
  srcdoc: '<iframe srcdoc="<%= it.value %>"></iframe>',

  onclick: `<button onclick="greet('<%= it.value %>')">x</button>`,
  onclickJson: '<button onclick="greet(<%= JSON.stringify(it.value) %>)">x</button>',
  hxOn: `<button hx-on:click="greet('<%= it.value %>')">x</button>`,
  alpine: `<p x-data="{}"><button x-on:click="greet('<%= it.value %>')">x</button></p>`,
  alpineData: `<p x-data="{ name: '<%= it.value %>' }"></p>`,
  hxVals: '<button hx-get="/answer" hx-vals="<%= it.value %>">x</button>',
  hxTrigger: `<button hx-get="/answer" hx-trigger="click[this.name == '<%= it.value %>']">x</button>`,
  hxGet: '<button hx-get="<%= it.value %>">x</button>',

  scriptText: `<script>window.user = '<%= it.value %>'</script>`,
  scriptNumber: '<script>greet(<%= it.value %>)</script>',
  scriptJson: '<script>window.user = <%= JSON.stringify(it.value) %></script>',
  scriptData: '<script type="application/json"><%= JSON.stringify(it.value) %></script>',

  style: '<p style="color: <%= it.value %>"></p>',
  styleObject: undefined,
  styleKey: undefined,
  cssUrl: '<p style="background: url(<%= it.value %>)"></p>',
  css: '<style>#card { color: <%= it.value %> }</style>',
}
