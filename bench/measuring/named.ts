/**
 * The entries of a table that an option names, as `--pages form,badges`; all without the option.
 *
 * @throws if the table has no such entry.
 */
export function named<Name extends string>(
  list: string | undefined,
  table: Readonly<Record<Name, unknown>>,
): Name[] {
  const all = Object.keys(table) as Name[]
  if (list === undefined) return all
  return list.split(',').map((name) => {
    if (Object.hasOwn(table, name)) return name as Name
    throw new Error(`expected one of ${all.join(', ')}, got ${name}`)
  })
}
