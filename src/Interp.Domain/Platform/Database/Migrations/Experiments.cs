using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Prompt sets, experiments with their grids and rows, and the heads of models.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0007_experiments")]
internal sealed class Experiments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0007_experiments.sql"));
}
