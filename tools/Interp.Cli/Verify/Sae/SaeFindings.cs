namespace Interp.Cli.Verify;

/// <summary>Gathers what the parts of a verification find.</summary>
internal sealed class SaeFindings
{
    private readonly Dictionary<string, object> _details = new(StringComparer.Ordinal);

    /// <summary>Each computed in this run.</summary>
    public List<VerifyCheck> Checks { get; } = [];

    /// <summary>What could not be checked.</summary>
    public List<VerifySkip> Skipped { get; } = [];

    /// <summary>Tables behind the checks, by the name of their part.</summary>
    public IReadOnlyDictionary<string, object> Details => _details;

    /// <summary>Keeps a part's table.</summary>
    public void Keep(string name, object detail) => _details[name] = detail;
}
