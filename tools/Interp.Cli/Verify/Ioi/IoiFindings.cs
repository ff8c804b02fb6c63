namespace Interp.Cli.Verify;

/// <summary>Gathers what the parts of a verification find.</summary>
internal sealed class IoiFindings(TextWriter log)
{
    private readonly SortedDictionary<string, object> _details = new(StringComparer.Ordinal);

    /// <summary>Each computed in this run.</summary>
    public List<VerifyCheck> Checks { get; } = [];

    /// <summary>What could not be checked.</summary>
    public List<VerifySkip> Skipped { get; } = [];

    /// <summary>Tables behind the checks, by name.</summary>
    public IReadOnlyDictionary<string, object> Details => _details;

    public void Keep(string name, object detail) => _details[name] = detail;

    public void Say(string line) => log.WriteLine(line);

    public void AtLeast(string id, string what, double? published, double measured, double least) => Checks.Add(VerifyCheck.AtLeast(id, what, published, measured, least));

    public void AtMost(string id, string what, double? published, double measured, double most) => Checks.Add(VerifyCheck.AtMost(id, what, published, measured, most));

    /// <summary>Holds when the measured value is at most <paramref name="tolerance"/> away from <paramref name="published"/>.</summary>
    public void Near(string id, string what, double published, double measured, double tolerance) => Checks.Add(new VerifyCheck(
        id, what, published, double.IsFinite(measured) ? measured : double.MaxValue, FormattableString.Invariant($"±{tolerance:G4}"), Math.Abs(measured - published) <= tolerance));

    /// <summary>Holds when the measured value lies from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public void Between(string id, string what, double? published, double measured, double least, double most) => Checks.Add(new VerifyCheck(
        id, what, published, double.IsFinite(measured) ? measured : double.MaxValue, FormattableString.Invariant($"{least:G4}..{most:G4}"), measured >= least && measured <= most));
}
