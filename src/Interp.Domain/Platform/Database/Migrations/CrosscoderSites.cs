using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Dictionaries of several hook points.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0011_crosscoders")]
internal sealed class CrosscoderSites : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0011_crosscoders.sql"));
}
