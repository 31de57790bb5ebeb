import type { Row, Table } from '../../data/table'

export function TablePage({ title, rows }: Table) {
  return (
    <main class="content">
      <h1 safe>{title}</h1>
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
        <tbody>
          {rows.map((row) => (
            <MemberRow {...row} />
          ))}
        </tbody>
      </table>
    </main>
  )
}

function MemberRow({ id, name, email, company, role, visits, lastSeen, note }: Row) {
  return (
    <tr id={`member-${id}`} class="row">
      <td class="number">{id}</td>
      <td>
        <a href={`mailto:${email}`} title={email} safe>
          {name}
        </a>
      </td>
      <td safe>{company}</td>
      <td class="role" safe>
        {role}
      </td>
      <td class="number">{visits}</td>
      <td class="date" safe>
        {lastSeen}
      </td>
      <td class="note" safe>
        {note}
      </td>
      <td class="actions">
        <a href={`/members/${id}/edit`}>Edit</a>
      </td>
    </tr>
  )
}
