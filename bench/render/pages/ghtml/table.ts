import { html } from 'ghtml'
import type { Row, Table } from '../../data/table'

export function tablePage({ title, rows }: Table): string {
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
      <tbody>!${rows.map(memberRow)}</tbody>
    </table>
  </main>`
}

function memberRow({ id, name, email, company, role, visits, lastSeen, note }: Row): string {
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
