import type { Badges, Item, Row, Table } from '../../data/lists'
import { escapeHtml } from './escape-html'
import type { Sink } from './sink'

export function table({ title, rows }: Table, sink: Sink): string {
  let html = `<main class="content">
    <h1>${escapeHtml(title)}</h1>
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
      <tbody>`
  for (const row of rows) {
    html += memberRow(row)
    if (html.length > sink.limit) html = sink.cut(html)
  }
  return `${html}</tbody></table></main>`
}

function memberRow({ id, name, email, company, role, visits, lastSeen, note }: Row): string {
  const address = escapeHtml(email)
  return `<tr id="member-${id}" class="row">
    <td class="number">${id}</td>
    <td><a href="mailto:${address}" title="${address}">${escapeHtml(name)}</a></td>
    <td>${escapeHtml(company)}</td>
    <td class="role">${escapeHtml(role)}</td>
    <td class="number">${visits}</td>
    <td class="date">${escapeHtml(lastSeen)}</td>
    <td class="note">${escapeHtml(note)}</td>
    <td class="actions"><a href="/members/${id}/edit">Edit</a></td>
  </tr>`
}

export function badges({ title, items }: Badges, sink: Sink): string {
  let html = `<section class="tags"><h2>${escapeHtml(title)}</h2><ul class="tag-list">`
  for (const item of items) {
    html += tagItem(item)
    if (html.length > sink.limit) html = sink.cut(html)
  }
  return `${html}</ul></section>`
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): string {
  return `<li class="${selected ? 'tag is-selected' : 'tag'}" data-id="${id}">
    <i class="icon icon-${escapeHtml(icon)}" aria-hidden="true"></i>
    <a href="${escapeHtml(href)}"><span class="badge badge-${escapeHtml(tone)}">${escapeHtml(label)}</span></a>
    ${count > 0 ? `<span class="count">${count}</span>` : ''}
  </li>`
}
