namespace Interp.Cli.Verify;

/// <summary>The tables behind the checks, as recorded.</summary>
/// <param name="Protocol">How features are chosen and scored.</param>
/// <param name="Model">Folder name of the model.</param>
/// <param name="CorpusHash">Of the corpus.</param>
/// <param name="Plan">Sizes and seeds.</param>
/// <param name="HeldOutTokens">Tokens measured.</param>
/// <param name="Dictionaries">Quality of each.</param>
/// <param name="Universality">Median best-match correlation, run A against run B, by width (paper: 0.72 across two models).</param>
/// <param name="Cases">The case studies.</param>
internal sealed record MonosemanticityDetail(
    string Protocol,
    string Model,
    string CorpusHash,
    MonosemanticityPlan Plan,
    int HeldOutTokens,
    IReadOnlyList<DictionaryDetail> Dictionaries,
    IReadOnlyDictionary<string, double> Universality,
    IReadOnlyList<CaseDetail> Cases);
