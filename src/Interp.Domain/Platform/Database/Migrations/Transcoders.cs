using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Dictionaries that read one activation and write another.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0009_transcoders")]
internal sealed class Transcoders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0009_transcoders.sql"));
}
