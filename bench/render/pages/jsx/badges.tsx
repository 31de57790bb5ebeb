import type { Badges, Item } from '../../data/badges'

export function BadgesPage({ title, items }: Badges) {
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
