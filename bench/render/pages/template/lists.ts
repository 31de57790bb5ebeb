import { html, type Markup } from 'ft-response'
import type { Badges, Item, Row, Table } from '../../data/lists'

export function table({ title, rows }: Table): Markup {
  return html`<main class="content">
    <h1>${title}</h1>
    <table class="table" id="members">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Name</th>
          <th scope="col">Company</th>
          <th scope="col">Role</th>
          <th scope="col">Visits</th>
          <th scope="col">Last seen</th>
          <th scope="col">Note</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>${rows.map(memberRow)}</tbody>
    </table>
  </main>`
}

function memberRow({ id, name, email, company, role, visits, lastSeen, note }: Row): Markup {
  return html`<tr id="member-${id}" class="row">
    <td class="number">${id}</td>
    <td><a href="mailto:${email}" title="${email}">${name}</a></td>
    <td>${company}</td>
    <td class="role">${role}</td>
    <td class="number">${visits}</td>
    <td class="date">${lastSeen}</td>
    <td class="note">${note}</td>
    <td class="actions"><a href="/members/${id}/edit">Edit</a></td>
  </tr>`
}

export function badges({ title, items }: Badges): Markup {
  return html`<section class="tags">
    <h2>${title}</h2>
    <ul class="tag-list">${items.map(tagItem)}</ul>
  </section>`
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): Markup {
  return html`<li class="${selected ? 'tag is-selected' : 'tag'}" data-id="${id}">
    ${iconOf(icon)}
    <a href="${href}">${badge({ tone, label })}</a>
    ${countOf(count)}
  </li>`
}

function iconOf(name: string): Markup {
  return html`<i class="icon icon-${name}" aria-hidden="true"></i>`
}

function badge({ tone, label }: { readonly tone: string; readonly label: string }): Markup {
  return html`<span class="badge badge-${tone}">${label}</span>`
}

function countOf(value: number): Markup | null {
  return value > 0 ? html`<span class="count">${value}</span>` : null
}
