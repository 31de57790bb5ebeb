// For the benchmarks that import it from here.
export { EmbeddedPostgres } from '../../scripts/embedded-postgres/embedded-postgres'
