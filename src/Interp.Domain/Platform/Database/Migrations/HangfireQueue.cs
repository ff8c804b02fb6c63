using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>Jobs know their queue and the workers that ended while running them; the tables of the queue before go.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0013_hangfire")]
internal sealed class HangfireQueue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0013_hangfire.sql"));
}
