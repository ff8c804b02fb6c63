using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Every measure of a dictionary under its own name, sweeps with their points, and the memory of workers.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0006_sae_training")]
internal sealed class SaeTraining : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0006_sae_training.sql"));
}
