using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>SAEBench's measures beside their dictionary.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0012_saebench")]
internal sealed class SaeBenchResults : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0012_saebench.sql"));
}
