using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>All tables of the first version.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0001_initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0001_initial.sql"));
}
