using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Circuits that people save, name, share and compare.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0008_circuits")]
internal sealed class CircuitsSaved : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0008_circuits.sql"));
}
