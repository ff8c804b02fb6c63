using Interp.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]
