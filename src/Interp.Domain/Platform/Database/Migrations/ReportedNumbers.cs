using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Reports of jobs carry named numbers.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0014_numbers")]
internal sealed class ReportedNumbers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0014_numbers.sql"));
}
