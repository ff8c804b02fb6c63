using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Maps of dictionaries, comparisons between them, twins of features, and models that serve as controls.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0004_comparison")]
internal sealed class Comparison : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0004_comparison.sql"));
}
