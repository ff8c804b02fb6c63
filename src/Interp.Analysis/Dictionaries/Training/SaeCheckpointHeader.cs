namespace Interp.Analysis.Dictionaries;

/// <summary>The text beside a checkpoint's numbers; it is written last and makes the checkpoint valid.</summary>
/// <param name="Format">Version of the layout.</param>
/// <param name="Identity">Of the run, see <see cref="SaeRunIdentity"/>.</param>
/// <param name="Step">Steps taken; also the place in the data and in every random stream.</param>
/// <param name="Arrays">Name and length of each array in the file of numbers, in order.</param>
/// <param name="Hash">SHA-256 of the file of numbers.</param>
/// <param name="Curve">Metrics so far; the last point is the last step.</param>
internal sealed record SaeCheckpointHeader(int Format, string Identity, long Step, IReadOnlyList<KeyValuePair<string, int>> Arrays, string Hash, IReadOnlyList<SaeCurvePoint> Curve)
{
    public const int CurrentFormat = 1;
}
