using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Where workers answer live questions, and explanations with their scores.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0005_live")]
internal sealed class Live : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0005_live.sql"));
}
