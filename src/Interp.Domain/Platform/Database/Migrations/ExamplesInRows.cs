using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Examples in one row per feature, causal effects, origins of dictionaries, and an index for every order.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0002_examples_in_rows")]
internal sealed class ExamplesInRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0002_examples_in_rows.sql"));
}
