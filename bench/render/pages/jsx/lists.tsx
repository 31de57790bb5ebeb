import type { Badges, Item, Row, Table } from '../../data/lists'

export const table = (data: Table) => <TablePage {...data} />

function TablePage({ title, rows }: Table) {
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

export const badges = (data: Badges) => <BadgesPage {...data} />

function BadgesPage({ title, items }: Badges) {
  return (
    <section class="tags">
      <h2 safe>{title}</h2>
      <ul class="tag-list">
        {items.map((item) => (
          <TagItem {...item} />
        ))}
      </ul>
    </section>
  )
}

function TagItem({ id, label, tone, icon, count, href, selected }: Item) {
  return (
    <li class={selected ? 'tag is-selected' : 'tag'} data-id={id}>
      <Icon name={icon} />
      <a href={href}>
        <Badge tone={tone} label={label} />
      </a>
      <Count value={count} />
    </li>
  )
}

function Icon({ name }: { readonly name: string }) {
  return <i class={`icon icon-${name}`} aria-hidden="true"></i>
}

function Badge({ tone, label }: { readonly tone: string; readonly label: string }) {
  return (
    <span class={`badge badge-${tone}`} safe>
      {label}
    </span>
  )
}

function Count({ value }: { readonly value: number }) {
  return value > 0 ? <span class="count">{value}</span> : null
}
