namespace Interp.Domain.Platform;

/// <summary>What a site and a worker that are started from a clone in the environment <c>Development</c> take where nothing else is set.</summary>
public static class DevelopmentDefaults
{
    /// <summary>The database, on a PostgreSQL where one usually runs.</summary>
    public const string Database = "Host=127.0.0.1;Port=5432;Username=interp;Password=interp;Database=interp";

    /// <summary>
    /// Settings by name. Folders are those of the clone that holds the program, whatever the working directory, and the data folder is not that of
    /// <c>./interp up</c>: the two sites have two databases. Outside a clone only the database is there.
    /// </summary>
    /// <param name="program">Folder of the running program.</param>
    public static IReadOnlyDictionary<string, string?> Settings(string program)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["INTERP_DATABASE"] = Database };
        if (Clone(program) is not { } clone) return settings;
        settings["INTERP_DATA"] = Path.Combine(clone, "data", "development");
        settings["INTERP_MODELS"] = Path.Combine(clone, "models");
        settings["INTERP_DICTIONARIES"] = Path.Combine(clone, "dictionaries");
        return settings;
    }

    private static string? Clone(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Interp.sln"))) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
