using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Migrations;

/// <summary>The context that <c>dotnet ef</c> compares with the snapshot. Adding a migration asks no database; commands that do take INTERP_DATABASE.</summary>
public sealed class DesignTimeContext : IDesignTimeDbContextFactory<InterpDbContext>
{
    public InterpDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<InterpDbContext>()
        .UseNpgsql(Environment.GetEnvironmentVariable("INTERP_DATABASE") ?? "Host=127.0.0.1;Database=interp")
        .ReplaceService<IMigrationsIdGenerator, NumberedIds>()
        .Options);
}
