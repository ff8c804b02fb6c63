using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Domain.Migrations;

/// <summary>What a cohort shares: labels, ratings, comments, lists, links.</summary>
[DbContext(typeof(InterpDbContext))]
[Migration("0003_people")]
internal sealed class People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EmbeddedSql.Read("0003_people.sql"));
}
