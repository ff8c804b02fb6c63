using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Interp.Domain.Platform;

/// <summary>Gives every table, column, key and index a lower-case name, so that SQL by hand needs no quotes.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var table = Of(entity.GetTableName()!);
            entity.SetTableName(table);
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys()) key.SetName($"{table}_pkey");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"{table}_{string.Join('_', index.Properties.Select(p => Of(p.Name)))}_idx");
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName($"{table}_{string.Join('_', foreign.Properties.Select(p => Of(p.Name)))}_fkey");
        }
    }

    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
