using System.Globalization;
using System.Reflection;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Interp.Migrations;

/// <summary>Ids of migrations: four digits that count on, an underscore, and the name. EF's own begin with a date and cannot read shorter ones.</summary>
public sealed class NumberedIds : IMigrationsIdGenerator
{
    private const int Digits = 4;

    /// <summary>The number after the last that the domain has.</summary>
    public string GenerateId(string name) => string.Create(CultureInfo.InvariantCulture, $"{Last() + 1:D4}_{name}");

    public string GetName(string id) => id[(Digits + 1)..];

    public bool IsValidId(string value) =>
        value.Length > Digits + 1 && value[Digits] == '_' && value.AsSpan(0, Digits).IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Last() => typeof(InterpDbContext).Assembly.GetTypes()
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id)
        .Max(id => id is null ? 0 : int.Parse(id.AsSpan(0, Digits), CultureInfo.InvariantCulture));
}
