namespace Interp.Analysis.Activations;

/// <summary>The text of <c>store.json</c>: written last, so that its presence says that the rows are complete.</summary>
/// <param name="Format">Version of the layout.</param>
/// <param name="Manifest">What the rows are.</param>
/// <param name="Statistics">Their moments.</param>
/// <param name="SampleHash">SHA-256 over rows spread evenly through the file (see <see cref="StoreSample"/>).</param>
internal sealed record ActivationStoreFile(int Format, ActivationManifest Manifest, ActivationStatistics Statistics, string SampleHash)
{
    public const int CurrentFormat = 1;
    public const string FileName = "store.json";
    public const string RowsFileName = "rows.bin";
}
