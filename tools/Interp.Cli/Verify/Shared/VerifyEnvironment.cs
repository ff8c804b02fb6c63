namespace Interp.Cli.Verify;

/// <summary>Where a verification finds and keeps its files, as <c>./interp</c> sets it up.</summary>
/// <param name="Data">Corpora, caches.</param>
/// <param name="Models">Bundled models.</param>
/// <param name="Results">Recorded results.</param>
/// <param name="Code">Commit of the code that runs.</param>
internal sealed record VerifyEnvironment(string Data, string Models, string Results, string Code)
{
    /// <summary>From INTERP_DATA, INTERP_MODELS and INTERP_CODE, with the folders of a checkout as defaults.</summary>
    public static VerifyEnvironment Current() => new(
        Path.GetFullPath(Setting("INTERP_DATA", "data")),
        Path.GetFullPath(Setting("INTERP_MODELS", "models")),
        Path.GetFullPath(Path.Combine("docs", "results")),
        Setting("INTERP_CODE", "unknown"));

    private static string Setting(string name, string otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;
}
