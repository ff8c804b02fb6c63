namespace Interp.Api.Platform;

/// <summary>What the operator sets, from environment variables.</summary>
/// <param name="Database">Npgsql connection string.</param>
/// <param name="DataFolder">Where keys are kept across restarts.</param>
public sealed record ApiSettings(string Database, string DataFolder)
{
    /// <summary>Reads <c>INTERP_DATABASE</c> and <c>INTERP_DATA</c>.</summary>
    public static ApiSettings From(IConfiguration configuration) => new(
        configuration["INTERP_DATABASE"] ?? throw new InvalidOperationException(
            "INTERP_DATABASE is not set. Give an Npgsql connection string, for example Host=127.0.0.1;Username=interp;Password=...;Database=interp, or start with ./interp up."),
        Path.GetFullPath(configuration["INTERP_DATA"] ?? "data"));
}
