namespace Interp.Domain.Migrations;

/// <summary>The SQL files beside the migrations, carried inside the assembly.</summary>
internal static class EmbeddedSql
{
    public static string Read(string file)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream($"Interp.Domain.Migrations.{file}")
            ?? throw new InvalidOperationException($"The migration '{file}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
